/** That an amount or a length which hardly any document has was looked at, and why it is so. */
export type Oddity = { readonly ticked: boolean; readonly reason: string }

export const noOddity: Oddity = { ticked: false, reason: '' }
