const records = new Map()

export const storage = {
  get: (id) => records.get(id),
  set: (id, data) => records.set(id, data),
  delete: (id) => records.delete(id),
}
