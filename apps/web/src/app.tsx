import { MantineProvider } from "@mantine/core";
import { QueryClientProvider } from "@tanstack/react-query";
import { RouterProvider } from "@tanstack/react-router";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { meOptions, onSignedOut, queryClient, touched } from "./api.ts";
import { router } from "./routes.tsx";
import { setSessionOver } from "./session.ts";
import { cssVariables, theme } from "./ui/theme.ts";

// When the session ends while the console is open, the person signs in again over the page, which keeps their input.
for (const event of ["pointerdown", "keydown"])
  addEventListener(event, touched, { passive: true, capture: true });

onSignedOut(() => {
  if (queryClient.getQueryData(meOptions().queryKey) !== undefined) setSessionOver(true);
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
