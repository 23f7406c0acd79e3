// The console: words, theme, server state and screens, in that order.
import { QueryCache, QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { keepFocus } from './ui/kept-focus.ts';
import { Problem } from './ui/problem.ts';
import { LanguageProvider } from './language.tsx';
import { makeRouter } from './routes.tsx';
import { ThemeProvider } from './theme.tsx';
import { Notices } from './ui/notices.tsx';

const queryClient = new QueryClient({
  // The session ended: elsewhere, or by its age. What was asked for is shown after signing in again.
  queryCache: new QueryCache({
    onError: (error) => {
      if (error instanceof Problem && error.status === 401)
        location.assign(`/sign-in?returnTo=${encodeURIComponent(location.pathname + location.search)}`);
    },
  }),
  defaultOptions: {
    queries: {
      staleTime: 10_000,
      // What the server refused once it refuses again; what did not reach it may the next time.
      retry: (failures, error) =>
        failures < 2 && error instanceof Problem && (error.status === 0 || error.status >= 500),
    },
  },
});
const router = makeRouter(queryClient);
keepFocus();

createRoot(document.querySelector('#app')!).render(
  <StrictMode>
    <ThemeProvider>
      <LanguageProvider>
        <QueryClientProvider client={queryClient}>
          <Notices>
            <RouterProvider router={router} />
          </Notices>
        </QueryClientProvider>
      </LanguageProvider>
    </ThemeProvider>
  </StrictMode>,
);
