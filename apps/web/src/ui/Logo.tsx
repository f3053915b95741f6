import classes from "./Logo.module.css";

/** The mark and the name of the product. */
export function Logo({ name }: { readonly name: string }) {
  return (
    <span className={classes.logo}>
      <img src="/favicon.svg" width={28} height={28} alt="" />
      {name}
    </span>
  );
}
