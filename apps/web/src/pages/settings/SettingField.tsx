import type { Decision, SettingSpec, SettingValue } from "@bailiwick/domain";
import { NumberInput, Radio, Stack, Textarea } from "@mantine/core";
import { texts } from "../../texts/index.ts";
import { Guarded } from "../../ui/Guarded.tsx";
import { EntriesField } from "./EntriesField.tsx";
import type { Fault } from "./SettingSection.tsx";

type Props = {
  readonly spec: SettingSpec;
  readonly value: SettingValue;
  readonly fault: Fault | null;
  readonly decision: Decision;
  readonly onChange: (value: SettingValue) => void;
};

/** The field for a setting of any kind: a choice, a text, or a list of entries. */
export function SettingField({ spec, value, fault, decision, onChange }: Props) {
  switch (spec.kind) {
    case "choice":
      return (
        <Radio.Group
          aria-label={spec.name}
          value={typeof value === "string" ? value : ""}
          onChange={onChange}
          error={fault?.message}
          readOnly={!decision.allowed}
        >
          <Stack gap="xs">
            {spec.options.map(({ key, name }) => (
              <Radio key={key} value={key} label={name} disabled={!decision.allowed} />
            ))}
          </Stack>
        </Radio.Group>
      );
    case "text":
      return spec.format === "days" ? (
        <Guarded decision={decision} field>
          <NumberInput
            aria-label={spec.name}
            value={typeof value === "string" ? value : ""}
            onChange={(days) => onChange(String(days))}
            error={fault?.message}
            suffix={` ${texts.settings.days}`}
            placeholder={texts.settings.asOrganization}
            allowDecimal={false}
            allowNegative={false}
            hideControls
            maw={320}
          />
        </Guarded>
      ) : (
        <Guarded decision={decision} field>
          <Textarea
            aria-label={spec.name}
            value={typeof value === "string" ? value : ""}
            onChange={(event) => onChange(event.currentTarget.value)}
            error={fault?.message}
            autosize
            minRows={1}
            maxRows={spec.format === "permission_rules" ? 20 : 8}
            maw={560}
            {...(spec.format === undefined ? {} : { spellCheck: false, classNames: { input: "mono" } })}
          />
        </Guarded>
      );
    case "list":
      return (
        <EntriesField
          name={spec.name}
          fields={spec.fields}
          entries={typeof value === "string" ? [] : value}
          fault={fault}
          decision={decision}
          onChange={onChange}
        />
      );
  }
}
