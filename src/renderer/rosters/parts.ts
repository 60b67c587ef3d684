/** The parts of 名册导入, as they stand in the address. */
export const rosterParts = ['imports', 'batches', 'due'] as const
export type RosterPart = (typeof rosterParts)[number]

/** The parts of one import that was previewed. */
export const previewParts = ['rows', 'ended', 'layout'] as const
export type PreviewPartName = (typeof previewParts)[number]
