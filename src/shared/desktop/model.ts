import { z } from 'zod'

export const desktopNewsSchema = z.discriminatedUnion('kind', [
  /** The machine goes to sleep or its screen was locked: the sessions are locked. */
  z.object({ kind: z.literal('locked') }),
  /** The machine woke up: what stands on the screen may be old. */
  z.object({ kind: z.literal('woke') }),
  /** The menu asks for the sheet of keys. */
  z.object({ kind: z.literal('keys-wanted') }),
])
export type DesktopNews = z.infer<typeof desktopNewsSchema>

/** How far a printer may be off, in millimetres, and by how much too large or small, in percent. */
export const mostOffsetMm = 20
export const leastScalePercent = 90
export const mostScalePercent = 110

/** 套打: what a printer needs so that its ink falls where the paper's lines are. */
export const paperAdjustSchema = z.object({
  /** To the right; negative to the left. */
  xMm: z.number().min(-mostOffsetMm).max(mostOffsetMm),
  /** Downwards; negative upwards. */
  yMm: z.number().min(-mostOffsetMm).max(mostOffsetMm),
  scalePercent: z.number().min(leastScalePercent).max(mostScalePercent),
})
export type PaperAdjust = z.infer<typeof paperAdjustSchema>

export const exactPaper: PaperAdjust = { xMm: 0, yMm: 0, scalePercent: 100 }

export const printerSchema = z.object({
  /** The system's own name. */
  name: z.string(),
  /** The name that people know it by. */
  label: z.string(),
  adjust: paperAdjustSchema,
})
export type Printer = z.infer<typeof printerSchema>

export const mostCopies = 20
