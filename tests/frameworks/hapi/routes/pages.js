// Only asks.
exports.pages = [
  { method: 'GET', path: '/logout', handler: (request, h) => h.view('logout') },
  { method: 'GET', path: '/logged-out', handler: () => 'You are logged out.' },
]
