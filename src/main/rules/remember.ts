/**
 * The same function, which works out each answer once. Null stands for no answer and is not kept.
 * Once `most` answers are kept all are forgotten: hostile input must not fill memory.
 */
export function remember<Key, Value extends object | string | number | null>(
  most: number,
  workOut: (key: Key) => Value,
): (key: Key) => Value {
  const known = new Map<Key, Value>()
  return (key) => {
    const found = known.get(key)
    if (found !== undefined) return found
    const made = workOut(key)
    if (made === null) return made
    if (known.size >= most) known.clear()
    known.set(key, made)
    return made
  }
}
