import { VisuallyHidden } from "@mantine/core";
import classes from "./PageSkeleton.module.css";

/** The skeleton of a whole page. Drawn only with CSS, as in the first load. */
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
