/** In place of the domain's rules (vite.config.ts): the server has checked every blueprint that a console gets. */
export const blueprintFaults = (): readonly string[] => [];
