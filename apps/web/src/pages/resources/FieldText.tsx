import type { FieldSpec, FieldValue } from "@bailiwick/domain";
import { Anchor, Badge, Code, Group, Text } from "@mantine/core";
import { LinkText } from "../../links.tsx";
import { paths } from "../../paths.ts";
import { texts } from "../../texts/index.ts";
import { calendarDay } from "../../ui/calendarDay.ts";
import { Moment } from "../../ui/Moment.tsx";
import { Named } from "../../ui/Named.tsx";
import classes from "./FieldText.module.css";
import { numberOf, secretEnd } from "./formats.ts";
import { placeOfKind, useHolder } from "./holder.tsx";

const t = texts.resources;
const tagClasses = { root: classes.tag ?? "", label: classes.tagLabel ?? "" };

type Props = {
  readonly field: FieldSpec;
  readonly value: FieldValue;
  /** The names of people and resources, by id. */
  readonly names: Readonly<Record<string, string>>;
  /** In a list, where a long value is cut and an empty one left out. */
  readonly brief?: boolean;
};

/** The value of a field, by its type. */
export function FieldText({ field, value, names, brief = false }: Props) {
  if (value === null) {
    return brief ? null : (
      <Text span size="sm" c="dimmed">
        {texts.common.none}
      </Text>
    );
  }
  switch (field.type) {
    case "number":
      return typeof value === "number" ? numberOf(value, field.unit) : null;
    case "date":
      return <span style={{ whiteSpace: "nowrap" }}>{calendarDay(String(value))}</span>;
    case "instant":
      return <Moment at={String(value)} time />;
    case "choice":
      return field.options.find(({ key }) => key === value)?.name ?? String(value);
    case "tags":
      return (
        <Group gap={6} component="span" miw={0}>
          {Array.isArray(value) &&
            value.map((tag) => (
              <Badge key={String(tag)} component="span" color="gray" classNames={tagClasses}>
                {String(tag)}
              </Badge>
            ))}
        </Group>
      );
    case "url":
      return (
        <Anchor href={String(value)} target="_blank" rel="noreferrer" inherit>
          {String(value)}
        </Anchor>
      );
    case "reference":
      return <Reference to={field.to} id={String(value)} name={names[String(value)]} />;
    case "person":
      return <PersonLink id={String(value)} name={names[String(value)]} />;
    case "secret":
      return <Secret value={value} />;
    case "json":
      return brief ? (
        <Text span size="xs" className="mono" lineClamp={1}>
          {JSON.stringify(value)}
        </Text>
      ) : (
        <Code block>{JSON.stringify(value, null, 2)}</Code>
      );
    default:
      if (field.type === "long_text" && field.format !== undefined && !brief)
        return <Code block>{String(value)}</Code>;
      return (
        <Text
          span
          inherit
          style={{ whiteSpace: brief ? "normal" : "pre-wrap" }}
          {...(brief ? { lineClamp: 2 } : {})}
        >
          <Named text={String(value)} />
        </Text>
      );
  }
}

type LinkProps = { readonly id: string; readonly name: string | undefined };

/** A link to what is referred to, as far as the reader can see it. */
function Reference({ to, id, name }: LinkProps & { readonly to: string }) {
  const holder = useHolder();
  const kind = holder.blueprint.resourceKinds.find(({ key }) => key === to);
  if (name === undefined || kind === undefined) return <Hidden />;
  return (
    <LinkText {...paths.resource({ ...placeOfKind(kind, holder).place, kind: to, id })} inherit>
      {name}
    </LinkText>
  );
}

function PersonLink({ id, name }: LinkProps) {
  const { place } = useHolder();
  if (name === undefined) return <Hidden />;
  if (!("workspace" in place)) return <bdi>{name}</bdi>;
  return (
    <LinkText {...paths.member({ ...place, user: id })} inherit>
      {name}
    </LinkText>
  );
}

function Hidden() {
  return (
    <Text span inherit c="dimmed">
      {t.hidden}
    </Text>
  );
}

/** Of a secret, only its last characters are known. */
function Secret({ value }: { readonly value: FieldValue }) {
  const last = secretEnd(value);
  if (last === "") return t.secretSet;
  return (
    <span className="mono" role="img" aria-label={t.secretEndsIn(last)}>
      ••••&thinsp;{last}
    </span>
  );
}
