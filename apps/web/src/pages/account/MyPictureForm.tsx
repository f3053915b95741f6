import { pictureTypes, refuse } from "@bailiwick/domain";
import { Button, FileButton, Group, Stack, Text } from "@mantine/core";
import { useRef, useState } from "react";
import { trpc } from "../../api.ts";
import { useChange } from "../../feedback/useChange.ts";
import { useMe } from "../../me.ts";
import { texts } from "../../texts/index.ts";
import { sentenceOf } from "../../texts/locale.ts";
import { Initials } from "../../ui/Initials.tsx";
import { pictureUrl } from "../../ui/pictureUrl.ts";
import { squareOf } from "./square.ts";

const t = texts.account.picture;

/** The picture that others see: chosen from a file, cut to a square and shown before it is saved. */
export function MyPictureForm() {
  const { id, name, picture } = useMe().user;
  const [chosen, setChosen] = useState<string | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const reset = useRef<() => void>(null);
  const start = (next: string | null, message: string | null = null) => {
    setChosen(next);
    setProblem(message);
    // The same file can be chosen again.
    reset.current?.();
  };
  const set = useChange(trpc.account.setPicture.mutationOptions(), {
    said: () => t.saved,
    next: () => start(null),
    failed: ({ path, message }) => {
      if (path !== "image") return false;
      start(null, message);
      return true;
    },
  });
  const remove = useChange(trpc.account.removePicture.mutationOptions(), { said: () => t.removed });
  const choose = async (file: File | null) => {
    if (file === null) return;
    if (!pictureTypes.some((type) => type === file.type))
      return start(null, sentenceOf(refuse("picture_type")));
    await squareOf(file).then(
      (square) => start(square),
      () => start(null, t.unreadable),
    );
  };
  return (
    <Stack gap="xs">
      <Group gap="sm">
        <Initials name={name} size={64} round picture={chosen ?? pictureUrl(id, picture)} />
        {chosen === null ? (
          <>
            <FileButton accept={pictureTypes.join(",")} resetRef={reset} onChange={choose}>
              {(props) => (
                <Button {...props} variant="default">
                  {t.choose}
                </Button>
              )}
            </FileButton>
            {picture !== null && (
              <Button variant="default" loading={remove.isPending} onClick={() => remove.mutate({})}>
                {t.remove}
              </Button>
            )}
          </>
        ) : (
          <>
            <Button
              loading={set.isPending}
              onClick={() => set.mutate({ image: chosen.slice(chosen.indexOf(",") + 1) })}
            >
              {texts.common.save}
            </Button>
            <Button variant="default" onClick={() => start(null)}>
              {texts.common.cancel}
            </Button>
          </>
        )}
      </Group>
      <Text size="xs" c="dimmed">
        {t.hint}
      </Text>
      {problem !== null && (
        <Text size="sm" c="var(--mantine-color-error)" role="alert">
          {problem}
        </Text>
      )}
    </Stack>
  );
}
