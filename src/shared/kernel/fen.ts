/** Money is whole fen (1 yuan = 100 fen); nothing here ever holds a fraction of one. */

/** A whole number of fen. */
export type Fen = number

/** The share of an amount, rounded half up to the fen. `percent` may have decimals (12.5). */
export function percentOf(amountFen: Fen, percent: number): Fen {
  // Hundredths of a percent keep the product an exact integer before the one rounding.
  const hundredths = Math.round(percent * 100)
  return Math.floor((amountFen * hundredths + 5000) / 10_000)
}

/** `38000` as `380.00`, for columns and sheets. */
export function formatYuan(amountFen: Fen): string {
  const sign = amountFen < 0 ? '-' : ''
  const magnitude = Math.abs(amountFen)
  return `${sign}${Math.trunc(magnitude / 100)}.${String(magnitude % 100).padStart(2, '0')}`
}

/** `38000` as `380`, `38050` as `380.5`, for sentences that a clerk reads aloud. */
export function speakYuan(amountFen: Fen): string {
  return formatYuan(amountFen).replace(/\.?0+$/u, '')
}
