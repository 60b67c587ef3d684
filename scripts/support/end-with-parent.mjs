/**
 * Loaded before a door (`node --import`): ends it when the script that started it is gone, even
 * killed. The channel between the two closes then, and nothing else tells a process that its
 * parent has died.
 */
const graceMs = 5000

if (process.channel) {
  process.once('disconnect', () => {
    process.kill(process.pid, 'SIGTERM')
    setTimeout(() => process.exit(1), graceMs).unref()
  })
  // The channel alone must not keep a command running that has answered.
  process.channel.unref()
}
