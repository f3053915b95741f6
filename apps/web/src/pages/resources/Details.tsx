import type { ResourceKind } from "@bailiwick/domain";
import { texts } from "../../texts/index.ts";
import { number } from "../../texts/locale.ts";
import { Facts } from "../../ui/Facts.tsx";
import { Moment } from "../../ui/Moment.tsx";
import { Named } from "../../ui/Named.tsx";
import { Section } from "../../ui/Section.tsx";
import { FieldText } from "./FieldText.tsx";
import { Heartbeat } from "./Heartbeat.tsx";
import type { Resource } from "./resources.ts";

const t = texts.resources;

type Props = { readonly kind: ResourceKind; readonly resource: Resource };

/** Every field of a resource, with its name. */
export function factsOf(kind: ResourceKind, { fields, names }: Pick<Resource, "fields" | "names">) {
  return kind.fields.map(
    (field) =>
      [
        field.name,
        <FieldText key={field.key} field={field} value={fields[field.key] ?? null} names={names} />,
      ] as const,
  );
}

function reachText(reach: NonNullable<Resource["reach"]>): string {
  if (reach === "all") return t.reach.all;
  const { workspaces, others } = reach;
  return [...workspaces.map(({ name }) => name), ...(others === 0 ? [] : [t.reach.hidden(others)])].join(
    ", ",
  );
}

/** Every field of a resource, and when it was added and edited. */
export function Details({ kind, resource }: Props) {
  const { score, createdAt, updatedAt, updatedByName, heartbeatAt } = resource;
  return (
    <Section title={t.details}>
      <Facts
        rows={[
          ...factsOf(kind, resource),
          ...(kind.connects === undefined
            ? []
            : [[t.heartbeat, <Heartbeat key="heartbeat" at={heartbeatAt} />] as const]),
          ...(resource.reach === null ? [] : [[t.reach.title, reachText(resource.reach)] as const]),
          ...(kind.matrix === undefined || score === null
            ? []
            : [[kind.matrix.name, number(score)] as const]),
          [t.added, <Moment key="added" at={createdAt} time />],
          [
            t.edited,
            updatedAt === null ? null : (
              <span key="edited">
                <Moment at={updatedAt} time />{" "}
                <Named text={t.by(updatedByName ?? texts.common.someoneElse)} />
              </span>
            ),
          ],
        ]}
      />
    </Section>
  );
}
