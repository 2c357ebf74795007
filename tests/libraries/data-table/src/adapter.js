export const adapter = { dialect: 'sqlite', execute: async () => ({ rows: [], affectedRows: 1 }) }
