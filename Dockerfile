FROM node:24-bookworm-slim

ENV NODE_ENV=production HOST=0.0.0.0 LEADSHARE_DATA_DIR=/app/data
WORKDIR /app

# The optional dependency is Node itself, which the image already has.
COPY package.json package-lock.json ./
COPY sdk/package.json sdk/
RUN npm ci --omit=dev --omit=optional && npm cache clean --force

COPY LICENSE ./
COPY migrations migrations
COPY words words
COPY sdk sdk
COPY src src

RUN mkdir data && chown node:node data && chmod 700 data
USER node
VOLUME /app/data
EXPOSE 4180

HEALTHCHECK --interval=15s --timeout=5s --start-period=30s \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT || 4180}/healthz`).then((reply) => process.exit(reply.ok ? 0 : 1), () => process.exit(1))"]

# Node itself is process 1, so that SIGTERM reaches it and it drains.
CMD ["node", "src/main.ts"]
