import { VisuallyHidden } from "@mantine/core";
import classes from "./PageSkeleton.module.css";

/** Where a whole page will be. Drawn by CSS alone, as the first load has it. */
export function PageSkeleton({ label }: { readonly label: string }) {
  return (
    <div className={classes.page} aria-busy>
      <VisuallyHidden role="status">{label}</VisuallyHidden>
      <div className={classes.title} />
      <div className={classes.line} />
      <div className={classes.section} />
      <div className={classes.section} />
    </div>
  );
}
