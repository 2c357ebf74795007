export default defineEventHandler({ //=> endpoint GET /signout; reports no-get-logout
  onRequest: [(event) => { appendResponseHeader(event, 'Cache-Control', 'no-store') }],
  async handler(event) { //=> reports require-clear-site-data
    await closeSession(event)
    event.node.res.writeHead(302, { Location: '/' })
    event.node.res.end()
  },
})
