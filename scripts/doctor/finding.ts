/** Something that is wrong with an installation, and what to do about it; both one line. */
export type Finding = { what: string; todo: string }
