/** The stages of a file before it is in the ledger, and the states of what it became there. */
import { z } from 'zod'

/**
 * An import, outside the ledger: uploading until the last byte is there, `uploaded` until a preview
 * is asked for, `previewed` until it is applied or discarded.
 */
export const importPhaseSchema = z.enum([
  'uploading',
  'uploaded',
  'previewing',
  'previewed',
  'applying',
  'applied',
  'undoing',
  'undone',
  'cancelled',
  'failed',
])
export type ImportPhase = z.infer<typeof importPhaseSchema>

export const importPhaseLabels: Readonly<Record<ImportPhase, string>> = {
  uploading: '正在上传',
  uploaded: '待预览',
  previewing: '正在预览',
  previewed: '待应用',
  applying: '正在写入',
  applied: '已生效',
  undoing: '正在撤销',
  undone: '已撤销',
  cancelled: '已取消',
  failed: '没有完成',
}

/**
 * A batch, in the ledger. Nothing of it counts while it is being applied; it becomes visible, and
 * is taken back, all at once.
 */
export const batchStatusSchema = z.enum(['applying', 'applied', 'undoing', 'undone'])
export type BatchStatus = z.infer<typeof batchStatusSchema>

export const batchStatusLabels: Readonly<Record<BatchStatus, string>> = {
  applying: '正在写入，尚未生效',
  applied: '已生效',
  undoing: '正在撤销',
  undone: '已撤销',
}

export type ImportMove = 'upload' | 'preview' | 'cancel' | 'discard' | 'apply' | 'undo' | 'resume'

const allowedMoves: Readonly<Record<ImportMove, readonly ImportPhase[]>> = {
  upload: ['uploading'],
  // Another layout, or a decision on somebody ambiguous, may be previewed again.
  preview: ['uploaded', 'previewed', 'cancelled', 'failed'],
  cancel: ['previewing', 'applying'],
  discard: ['uploading', 'uploaded', 'previewed', 'cancelled', 'failed'],
  apply: ['previewed'],
  undo: ['applying', 'applied'],
  resume: ['applying', 'undoing'],
}

export function isImportMoveAllowed(move: ImportMove, phase: ImportPhase): boolean {
  return allowedMoves[move].includes(phase)
}

/** Kinds of action that are parts of one batch: the list of actions folds them into it. */
export const batchPartKinds = [
  'rosters.writeLines',
  'rosters.finish',
  'rosters.restoreLines',
] as const
