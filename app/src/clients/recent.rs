//! The clients looked at last, by id: what the palette begins with. They stay in this browser, until their user signs out.

use domain::ids::{ClientId, UserId};
use web_sys::Storage;

use crate::bootstrap::bootstrap;
use crate::storage;

/// What the names of our entries begin with.
const PREFIX: &str = "clientele-recent-";

/// How many are kept.
const MOST: usize = 8;

/// Notes that a client is looked at.
pub fn note(id: ClientId) {
    let (Some(storage), Some(name)) = (storage::local(), name()) else { return };
    let mut all = read(&storage, &name);
    all.retain(|other| *other != id);
    all.insert(0, id);
    all.truncate(MOST);
    let written: Vec<String> = all.iter().map(ToString::to_string).collect();
    // A full storage forgets.
    drop(storage.set_item(&name, &written.join(",")));
}

/// The clients looked at last, the latest first.
pub fn ids() -> Vec<ClientId> {
    storage::local().zip(name()).map(|(storage, name)| read(&storage, &name)).unwrap_or_default()
}

/// Throws away what was noted for anybody else, and for everybody once nobody is signed in.
pub fn forget_others(me: Option<UserId>) {
    let Some(storage) = storage::local() else { return };
    let mine = me.map(|user| format!("{PREFIX}{user}-"));
    let names: Vec<String> = (0..storage.length().unwrap_or(0)).filter_map(|at| storage.key(at).ok()?).collect();
    for name in names.iter().filter(|name| name.starts_with(PREFIX)) {
        if !mine.as_ref().is_some_and(|mine| name.starts_with(mine)) {
            drop(storage.remove_item(name));
        }
    }
}

fn read(storage: &Storage, name: &str) -> Vec<ClientId> {
    let written = storage.get_item(name).ok().flatten().unwrap_or_default();
    written.split(',').filter_map(|id| id.parse().ok()).take(MOST).collect()
}

fn name() -> Option<String> {
    let me = bootstrap().me?;
    Some(format!("{PREFIX}{}-{}", me.user, me.company?.id))
}
