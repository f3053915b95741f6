import { MantineProvider } from "@mantine/core";
import { QueryClientProvider } from "@tanstack/react-query";
import { RouterProvider } from "@tanstack/react-router";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { meOptions, onSignedOut, queryClient } from "./api.ts";
import { paths } from "./paths.ts";
import { router } from "./routes.tsx";
import { cssVariables, theme } from "./ui/theme.ts";

// A session that ends while the console is open: sign in again, and come back to the same place.
onSignedOut(() => {
  const { queryKey } = meOptions();
  if (queryClient.getQueryData(queryKey) === undefined) return;
  queryClient.removeQueries({ queryKey });
  void router.navigate({ ...paths.signIn(router.state.location.href), reloadDocument: true });
});

const element = document.getElementById("root");
if (element !== null) {
  createRoot(element).render(
    <StrictMode>
      <MantineProvider theme={theme} cssVariablesResolver={cssVariables} defaultColorScheme="auto">
        <QueryClientProvider client={queryClient}>
          <RouterProvider router={router} />
        </QueryClientProvider>
      </MantineProvider>
    </StrictMode>,
  );
}
