import { Alert, Button, Group, Progress, Text, TextInput } from "@mantine/core";
import { IconShieldCheck, IconShieldX } from "@tabler/icons-react";
import { type FormEvent, useState } from "react";
import { texts } from "../../texts/index.ts";
import { sentenceOf } from "../../texts/locale.ts";
import { Copyable } from "../../ui/Copyable.tsx";
import type { Head, Verifying } from "./verifying.ts";

const t = texts.audit;

type Props = { readonly now: Verifying; readonly onCompare: (head: Head) => void };

/** The progress and the result of a verification. */
export function Verdict({ now, onCompare }: Props) {
  return (
    <div aria-live="polite">
      {now.state === "running" && (
        <Alert color="gray" mb="lg" title={t.verifying}>
          <Progress
            value={now.of === 0 ? 0 : (100 * now.checked) / now.of}
            aria-label={t.verifying}
            animated={now.of === 0}
          />
          <Text size="sm" mt={6}>
            {t.checkedSoFar(now.checked, now.of)}
          </Text>
        </Alert>
      )}
      {now.state === "failed" && (
        <Alert color="red" mb="lg">
          {sentenceOf(now.failure)}
        </Alert>
      )}
      {now.state === "done" && <Done now={now} onCompare={onCompare} />}
    </div>
  );
}

type DoneProps = {
  readonly now: Extract<Verifying, { state: "done" }>;
  readonly onCompare: (head: Head) => void;
};

function Done({ now: { checked, answer, kept }, onCompare }: DoneProps) {
  const { start, head, fault } = answer;
  if (fault !== null) {
    return (
      <Alert
        mb="lg"
        color="red"
        title={t.brokenTitle(fault.seq)}
        icon={<IconShieldX size={20} aria-hidden />}
      >
        {fault.message}
      </Alert>
    );
  }
  if (kept === "other") {
    return (
      <Alert mb="lg" color="red" title={t.keptOtherTitle} icon={<IconShieldX size={20} aria-hidden />}>
        {t.keptOther}
      </Alert>
    );
  }
  return (
    <Alert mb="lg" color="teal" title={t.intactTitle} icon={<IconShieldCheck size={20} aria-hidden />}>
      {t.intact(checked, head.seq)} {kept === "same" && t.keptSame}{" "}
      {start.seq > 0 && t.removedBefore(start.seq)}
      <Text size="xs" mt={6}>
        {t.head}: <Copyable value={`${head.seq}:${head.hash}`} label={t.head} />
      </Text>
      <KeptHead onCompare={onCompare} />
    </Alert>
  );
}

/** Compares the log with a noted head: someone who rewrote the log could not reproduce that hash. */
function KeptHead({ onCompare }: Pick<Props, "onCompare">) {
  const [text, setText] = useState("");
  const [isWrong, setIsWrong] = useState(false);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const [, seq, hash] = /^\s*(\d{1,15}):([0-9a-f]{64})\s*$/.exec(text) ?? [];
    setIsWrong(hash === undefined);
    if (seq !== undefined && hash !== undefined) onCompare({ seq: Number(seq), hash });
  };
  return (
    <form onSubmit={submit} noValidate>
      <Group align="flex-end" gap="sm" mt="sm">
        <TextInput
          label={t.keptHead}
          description={t.keptHeadHint}
          // The button stands beside the field itself.
          inputWrapperOrder={["label", "description", "input", "error"]}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
          error={isWrong && t.keptHeadWrong}
          className="mono"
          autoComplete="off"
          flex="1 1 20rem"
        />
        <Button type="submit" variant="default">
          {t.compare}
        </Button>
      </Group>
    </form>
  );
}
