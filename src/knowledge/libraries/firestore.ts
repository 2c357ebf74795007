/**
 * Cloud Firestore, on the server (firebase-admin, @google-cloud/firestore) and with the modular functions of
 * `firebase/firestore`. Calls are sent at once; a batch needs `.commit()` (documentation, sessions.md §4.1).
 */
import type { EffectRow, Ref, ValueRow } from '../define.ts'
import { arg, defineLibrary, listOf, pair, self } from '../define.ts'
import { listOfType, nothings } from '../data-rows.ts'

const entity = self('entity')
const sent = (effect: EffectRow): ValueRow => ({ call: { promise: true, effects: [effect] } })
const operations = (of: Ref, values: Ref) => ({
  delete: { is: 'data', op: 'delete', entity: of } satisfies EffectRow,
  update: { is: 'data', op: 'update', entity: of, values } satisfies EffectRow,
  set: { is: 'data', op: 'upsert', entity: of, values } satisfies EffectRow,
})
const own = operations(entity, arg(0))
const given = operations(arg(0), arg(1))
const queued = (effect: EffectRow): ValueRow => ({
  call: { returns: 'receiver', lazy: true, onlyByExecute: true, effects: [effect] },
})
const collection: ValueRow = { call: { returns: 'firestore.Collection', with: { entity: arg(0) } } }
const getFirestore: ValueRow = { call: { returns: 'firestore.Db' } }
const snapshot: ValueRow = { call: { promise: true, returns: 'firestore.Snapshot', with: { entity } } }
const inTransaction: ValueRow = {
  call: { promise: true, callbacks: [{ arg: 'last', params: ['firestore.Transaction'], runs: 'now' }] },
}
/** `FieldValue.delete()` empties the field. */
const FieldValue: ValueRow = {
  members: { delete: { call: { returns: { value: null } } }, serverTimestamp: { call: {} }, increment: { call: {} } },
}

export default defineLibrary({
  id: 'firestore',
  title: 'Cloud Firestore',
  packages: ['@google-cloud/firestore', 'firebase-admin/firestore', 'firebase/firestore'],
  checked: '8.7.1',
  docs: 'https://googleapis.dev/nodejs/firestore/latest/',
  modules: {
    'firebase-admin/firestore': { members: { getFirestore, FieldValue } },
    '@google-cloud/firestore': { members: { Firestore: { construct: { returns: 'firestore.Db' } }, FieldValue } },
    'firebase/firestore': {
      members: {
        getFirestore,
        collection: { call: { returns: 'firestore.Collection', with: { entity: arg(1) } } },
        doc: { call: { returns: 'firestore.Doc', with: { entity: arg(1) } } },
        deleteDoc: sent(given.delete),
        updateDoc: sent(given.update),
        setDoc: sent(given.set),
        addDoc: sent({ is: 'data', op: 'insert', entity: arg(0), values: arg(1) }),
        deleteField: { call: { returns: { value: null } } },
        ...nothings('getDoc', 'getDocs', 'onSnapshot'),
      },
    },
  },
  types: {
    Db: {
      members: {
        collection,
        collectionGroup: collection,
        doc: { call: { returns: 'firestore.Doc', with: { entity: arg(0) } } },
        batch: { call: { returns: 'firestore.Batch' } },
        runTransaction: inTransaction,
        ...nothings('settings', 'terminate'),
      },
    },
    Query: {
      members: {
        where: { call: { returns: 'receiver', with: { where: listOf(self('where'), pair(arg(0), arg(2))) } } },
        get: { call: { promise: true, returns: 'firestore.QuerySnapshot', with: { entity } } },
        ...nothings('onSnapshot', 'count'),
      },
      anyMember: { call: { returns: 'receiver' } },
    },
    Collection: {
      extends: 'firestore.Query',
      members: {
        doc: { call: { returns: 'firestore.Doc', with: { entity } } },
        add: sent({ is: 'data', op: 'insert', entity, values: arg(0) }),
      },
    },
    Doc: {
      members: {
        collection,
        delete: sent(own.delete),
        update: sent(own.update),
        set: sent(own.set),
        create: sent(own.set),
        get: snapshot,
        ...nothings('onSnapshot'),
      },
    },
    Snapshot: { members: { ref: { type: 'firestore.Doc', with: { entity } }, ...nothings('data', 'get') } },
    QuerySnapshot: {
      ...listOfType('firestore.Snapshot', { entity }),
      members: {
        ...listOfType('firestore.Snapshot', { entity }).members,
        docs: { type: 'firestore.QuerySnapshot', with: { entity } },
      },
    },
    Batch: {
      members: {
        delete: queued(given.delete),
        update: queued(given.update),
        set: queued(given.set),
        create: queued(given.set),
        commit: { call: { executes: true, promise: true } },
      },
    },
    Transaction: {
      members: { delete: sent(given.delete), update: sent(given.update), set: sent(given.set), ...nothings('get', 'getAll') },
    },
  },
})
