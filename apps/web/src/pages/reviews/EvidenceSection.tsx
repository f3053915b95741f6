import { can } from "@bailiwick/domain";
import { Anchor, Button, Text } from "@mantine/core";
import { client } from "../../api.ts";
import { download } from "../../feedback/download.ts";
import { useChange } from "../../feedback/useChange.ts";
import { useInstance } from "../../instance.ts";
import { texts } from "../../texts/index.ts";
import { Guarded } from "../../ui/Guarded.tsx";
import { Section } from "../../ui/Section.tsx";
import { namedPlace, type ReviewPlace } from "./reviews.ts";

const t = texts.reviews;

/** Where the compliance mapping is, which is a document outside the product, and the evidence for it (M70). */
export function EvidenceSection({ place }: { readonly place: ReviewPlace }) {
  const { complianceUrl } = useInstance();
  const exported = useChange(
    { mutationFn: () => client.audit.evidence.query(namedPlace(place)) },
    { next: ({ name, text }) => download(name, [text], "application/json") },
  );
  const decision = can(place.actor, place.level === "workspace" ? "audit:read" : "organization_audit:read");
  return (
    <Section
      title={t.evidenceTitle}
      description={t.evidenceDescription}
      actions={
        <Guarded decision={decision}>
          <Button variant="default" loading={exported.isPending} onClick={() => exported.mutate()}>
            {t.evidenceExport}
          </Button>
        </Guarded>
      }
    >
      <Text size="sm">
        {t.mapping}{" "}
        {complianceUrl === null ? (
          t.noMapping
        ) : (
          <Anchor href={complianceUrl} target="_blank" rel="noreferrer" size="sm">
            {t.openMapping}
          </Anchor>
        )}
      </Text>
    </Section>
  );
}
