/** How large everything is shown, in percent: in steps, within what the screens are made for. */

export const leastZoom = 80
export const mostZoom = 150
const step = 10

export type ZoomStep = 'in' | 'out' | 'actual'

export function zoomAfter(percent: number, change: ZoomStep): number {
  switch (change) {
    case 'actual':
      return 100
    case 'in':
      return Math.min(mostZoom, percent + step)
    case 'out':
      return Math.max(leastZoom, percent - step)
  }
}
