//! The records looked at last, of whatever subject: what the palette begins with. They stay in this browser, until their user signs out.

use domain::ids::UserId;
use domain::listings::PATHS;
use domain::subject::Subject;
use uuid::Uuid;
use web_sys::Storage;

use kit::bootstrap::bootstrap;
use kit::storage;

/// What the names of our entries begin with.
const PREFIX: &str = "clientele-recent-";

/// How many are kept.
const MOST: usize = 8;

/// A record, and what it is.
type Seen = (Subject, Uuid);

/// Notes that a record is looked at.
pub fn note(subject: Subject, id: Uuid) {
    let (Some(storage), Some(name)) = (storage::local(), name()) else { return };
    let mut all = read(&storage, &name);
    all.retain(|other| *other != (subject, id));
    all.insert(0, (subject, id));
    all.truncate(MOST);
    // A full storage forgets.
    drop(storage.set_item(&name, &written(&all)));
}

/// The records looked at last, the latest first.
pub fn all() -> Vec<Seen> {
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

fn read(storage: &Storage, name: &str) -> Vec<Seen> {
    understood(&storage.get_item(name).ok().flatten().unwrap_or_default())
}

fn written(all: &[Seen]) -> String {
    let one = |(subject, id): &Seen| format!("{}:{id}", subject.as_str());
    all.iter().map(one).collect::<Vec<_>>().join(",")
}

/// What makes sense of what is written. An id without a subject is from when there was one list.
fn understood(written: &str) -> Vec<Seen> {
    let one = |written: &str| {
        let (subject, id) = written.split_once(':').unwrap_or((PATHS[0].0.as_str(), written));
        Some((Subject::parse(subject).ok()?, id.parse().ok()?))
    };
    written.split(',').filter_map(one).take(MOST).collect()
}

fn name() -> Option<String> {
    let me = bootstrap().me?;
    Some(format!("{PREFIX}{}-{}", me.user, me.company?.id))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_is_understood_and_nonsense_is_passed_over() {
        let all = [(Subject::Product, Uuid::from_u128(2)), (Subject::Client, Uuid::from_u128(1))];
        assert_eq!(understood(&written(&all)), all);
        let [product, client] = all.map(|(_, id)| id);
        assert_eq!(understood(&format!("x,submarine:{product},product:,{client},")), [(Subject::Client, client)]);
        assert_eq!(understood(""), []);
        assert_eq!(understood(&written(&[all[0]].repeat(20))).len(), MOST);
    }
}
