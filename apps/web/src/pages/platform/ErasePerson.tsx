import { Button, TextInput } from "@mantine/core";
import { useState } from "react";
import { trpc } from "../../api.ts";
import { useConfirm } from "../../feedback/useConfirm.ts";
import { texts } from "../../texts/index.ts";
import { ConfirmDialog } from "../../ui/ConfirmDialog.tsx";

const t = texts.platform;

/** Erases a person from the audit logs, with or without an account, after explaining the effect. */
export function ErasePerson() {
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button variant="default" onClick={() => setOpen(true)}>
        {t.erase}
      </Button>
      {isOpen && <EraseDialog onClose={() => setOpen(false)} />}
    </>
  );
}

function EraseDialog({ onClose }: { readonly onClose: () => void }) {
  const [email, setEmail] = useState("");
  const erase = useConfirm(trpc.platform.erasePerson.mutationOptions(), {
    said: ({ entries }) => t.erased(entries),
    next: onClose,
  });
  const address = email.trim();
  return (
    <ConfirmDialog
      title={t.eraseTitle}
      effects={Object.values(t.eraseEffects)}
      typed={{
        label: t.eraseAgain,
        check: (text) =>
          address !== "" && text.trim() === address
            ? { allowed: true }
            : { allowed: false, message: t.eraseMismatch },
      }}
      submit={t.eraseSubmit}
      change={erase}
      onConfirm={() => erase.mutate({ email: address })}
      onClose={onClose}
    >
      <TextInput
        label={t.eraseEmail}
        type="email"
        autoComplete="off"
        value={email}
        onChange={(event) => setEmail(event.currentTarget.value)}
      />
    </ConfirmDialog>
  );
}
