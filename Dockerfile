FROM node:24-bookworm-slim AS console

WORKDIR /app
COPY package.json package-lock.json ./
COPY sdk/package.json sdk/
RUN npm ci --ignore-scripts
COPY tsconfig.json ./
COPY scripts scripts
COPY words words
COPY console console
RUN npm run build

FROM node:24-bookworm-slim

ENV NODE_ENV=production HOST=0.0.0.0 LEADSHARE_DATA_DIR=/app/data
WORKDIR /app

COPY package.json package-lock.json ./
COPY sdk/package.json sdk/
# The image has Node itself already; the optional package would bring it again.
RUN npm ci --omit=dev --ignore-scripts && rm -rf node_modules/node-linux-* && npm cache clean --force

COPY LICENSE ./
COPY migrations migrations
COPY sdk sdk
COPY src src
COPY words words
COPY --from=console /app/console/dist console/dist

RUN mkdir data && chown node:node data && chmod 700 data
USER node
VOLUME /app/data
EXPOSE 4180

HEALTHCHECK --interval=15s --timeout=5s --start-period=30s \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT || 4180}/healthz`).then((reply) => process.exit(reply.ok ? 0 : 1), () => process.exit(1))"]

# Node itself is process 1, so that SIGTERM reaches it and it drains.
CMD ["node", "src/main.ts"]
