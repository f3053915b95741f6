import { Alert } from "@mantine/core";

/** The server's objection to a form as a whole. */
export function FormProblem({ message }: { readonly message: string | null }) {
  if (message === null) return null;
  return (
    <Alert color="red" role="alert" py="xs">
      {message}
    </Alert>
  );
}
