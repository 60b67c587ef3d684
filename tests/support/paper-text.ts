/** What a paper says, row by row, for comparison with a text written by hand. */
import { createElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { HouseholdSheetPaper } from '../../src/renderer/households/HouseholdSheetPaper.tsx'
import { Sheet } from '../../src/renderer/printing/Sheet.tsx'
import type { SheetCopy } from '../../src/renderer/printing/SheetFrame.tsx'
import { TaskSheet } from '../../src/renderer/quotas/TaskSheet.tsx'
import type { HouseholdSheet } from '../../src/shared/households/model.ts'
import type { SheetContent } from '../../src/shared/printing/model.ts'
import type { TaskTable } from '../../src/shared/quotas/contract.ts'

export function textOfSheet(content: SheetContent, copy: SheetCopy | null): string {
  return textOf(renderToStaticMarkup(createElement(Sheet, { content, copy })))
}

export function textOfHousehold(content: HouseholdSheet, copy: SheetCopy | null): string {
  return textOf(renderToStaticMarkup(createElement(HouseholdSheetPaper, { content, copy })))
}

export function textOfTaskTable(table: TaskTable): string {
  return textOf(renderToStaticMarkup(createElement(TaskSheet, { table })))
}

/** Cells are parted by ` | `, lines of one cell by ` / `; room for ink reads `____`. */
function textOf(html: string): string {
  return html
    .replaceAll(/<style>.*?<\/style>|<svg.*?<\/svg>/gsu, '')
    .replaceAll(/<span class="sheet-blank"[^>]*><\/span>/gu, '____')
    .replaceAll(/<span class="sheet-line">(.*?)<\/span>/gu, '$1 / ')
    .replaceAll(/<\/t[hd]>/gu, ' | ')
    .replaceAll(/<\/(?:tr|p|h2|div)>/gu, '\n')
    .replaceAll(/<[^>]+>/gu, '')
    .replaceAll('&amp;', '&')
    .split('\n')
    .map((line) =>
      line
        .replaceAll(/ \/ +(?=\||$)/gu, ' ')
        .replaceAll(/[ \t]+/gu, ' ')
        .replaceAll(/^[ |]+|[ |]+$/gu, ''),
    )
    .filter((line) => line !== '')
    .join('\n')
}
