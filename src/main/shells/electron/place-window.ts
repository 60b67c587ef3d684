/** Where a window stands: where it was, as far as the displays that are there now allow. */

export type Place = {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

/** The common screen of a township office. */
export const usualSize = { width: 1366, height: 768 } as const
export const leastSize = { width: 1024, height: 640 } as const
/** So much of a window has to be seen for somebody to find and drag it. */
const visible = { width: 160, height: 80 } as const

/**
 * The remembered place cut to the display that shows most of it; on the first display, in its
 * middle, where nothing is remembered or its display is gone.
 */
export function placeWindow(
  remembered: Place | null,
  workAreas: readonly [Place, ...Place[]],
): Place {
  const wanted = remembered ?? { x: 0, y: 0, ...usualSize }
  const shown = remembered === null ? [] : workAreas.filter((area) => isSeen(remembered, area))
  const area = largestOverlap(wanted, shown) ?? workAreas[0]
  const width = Math.min(wanted.width, area.width)
  const height = Math.min(wanted.height, area.height)
  if (shown.length === 0) {
    return {
      x: area.x + Math.round((area.width - width) / 2),
      y: area.y + Math.round((area.height - height) / 2),
      width,
      height,
    }
  }
  return {
    x: between(wanted.x, area.x, area.x + area.width - width),
    y: between(wanted.y, area.y, area.y + area.height - height),
    width,
    height,
  }
}

function isSeen(window: Place, area: Place): boolean {
  const { width, height } = overlap(window, area)
  return width >= visible.width && height >= visible.height
}

function largestOverlap(window: Place, areas: readonly Place[]): Place | null {
  const size = (area: Place): number => {
    const { width, height } = overlap(window, area)
    return width * height
  }
  return areas.toSorted((one, other) => size(other) - size(one))[0] ?? null
}

function overlap(one: Place, other: Place): { readonly width: number; readonly height: number } {
  const width = Math.min(one.x + one.width, other.x + other.width) - Math.max(one.x, other.x)
  const height = Math.min(one.y + one.height, other.y + other.height) - Math.max(one.y, other.y)
  return { width: Math.max(0, width), height: Math.max(0, height) }
}

function between(value: number, least: number, most: number): number {
  return Math.min(Math.max(value, least), most)
}
