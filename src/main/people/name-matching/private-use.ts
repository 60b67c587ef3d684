/**
 * Characters that older systems kept at private code points.
 *
 * GBK had no room in Unicode for the eighty characters of its row 0xFE50 to 0xFEA0 and put them at
 * U+E815 to U+E864; GB 18030-2005 gave most of them their real code points, GB 18030-2022 the last.
 * A list that passed through an old program still carries the private ones: 䶮 as U+E863.
 */

const firstPrivate = 0xe8_15

/**
 * The real code points in the row's order, hexadecimal: what a GB 18030 decoder makes of the row,
 * and for the six that decoders leave private (U+20087 and on) the ones of GB 18030-2022.
 */
const realCodePoints = `
2e81 20087 20089 200cc 2e84 3473 3447 2e88 2e8b 9fb4 359e 361a 360e 2e8c 2e97 396e
3918 9fb5 39cf 39df 3a73 39d0 9fb6 9fb7 3b4e 3c6e 3ce0 2ea7 215d7 9fb8 2eaa 4056
415f 2eae 4337 2eb3 2eb6 2eb7 2298f 43b1 43ac 2ebb 43dd 44d6 4661 464c 9fb9 4723
4729 477c 478d 2eca 4947 497a 497d 4982 4983 4985 4986 499f 499b 49b7 49b6 9fba
241fe 4ca3 4c9f 4ca0 4ca1 4c77 4ca2 4d13 4d14 4d15 4d16 4d17 4d18 4d19 4dae 9fbb`

const realCharacters: ReadonlyMap<string, string> = new Map(
  realCodePoints
    .trim()
    .split(/\s+/)
    .map((hex, index) => [
      String.fromCodePoint(firstPrivate + index),
      String.fromCodePoint(Number.parseInt(hex, 16)),
    ]),
)

/** Private code points of GBK and early GB 18030 as the characters that they stand for. */
export function withoutPrivateUse(text: string): string {
  return text.replaceAll(/[\u{E815}-\u{E864}]/gu, (found) => realCharacters.get(found) ?? found)
}
