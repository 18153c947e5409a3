//! What is being typed, kept on this device: a reload, a closed tab and a lost session all give it back.
//!
//! It is sealed with a key that comes with the pages of whoever is signed in, so that the next user of the browser cannot read it.

use chrono::{Duration, NaiveDateTime};
use domain::form::FormText;
use domain::format::{DateStyle, date, time};
use domain::sealed::{Key, NONCE_BYTES};
use domain::subject::Subject;
use leptos::prelude::window;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::Names;
use kit::bootstrap::bootstrap;
use kit::storage;
use kit::words::formats;

/// What the names of drafts begin with.
const PREFIX: &str = "clientele.draft.";

/// A form that was not saved.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Draft {
    /// What was typed.
    pub form: FormText,
    /// The version it started from.
    pub version: i32,
    /// The record as that version had it; drafts from before this was kept have none.
    #[serde(default)]
    pub base: Option<FormText>,
    /// The names of the records that it names, by id.
    #[serde(default)]
    pub names: Names,
    /// When, by the clock of this device.
    pub at: NaiveDateTime,
}

impl Draft {
    /// « 21 nov. 2026, 14:02 ».
    pub fn written_at(&self) -> String {
        format!("{}, {}", date(self.at.date(), DateStyle::Medium, formats()), time(self.at.time(), formats()))
    }
}

/// Where a user's draft of a record, or of a new one, is kept: users and companies share a device but no drafts.
#[derive(Clone, Debug)]
pub struct Place {
    name: String,
    key: Key,
}

impl Place {
    /// That of whoever looks at the page; nobody has none.
    pub fn of(subject: Subject, record: Option<Uuid>) -> Option<Self> {
        let me = bootstrap().me?;
        let company = me.company?.id;
        let record = record.map_or_else(|| "new".to_owned(), |id| id.to_string());
        Some(Self { name: format!("{PREFIX}{}.{company}.{}.{record}", me.user, subject.as_str()), key: me.drafts })
    }

    /// The draft kept there. One that cannot be read is as good as none.
    pub fn load(&self) -> Option<Draft> {
        let kept = storage::local()?.get_item(&self.name).ok().flatten()?;
        serde_json::from_str(&self.key.open(&self.name, &kept)?).ok()
    }

    /// Keeps a draft; answers whether the device took it.
    pub fn keep(&self, form: &FormText, (version, base): (i32, FormText), names: Names) -> bool {
        let draft = Draft { form: form.clone(), version, base: Some(base), names, at: now() };
        let text = serde_json::to_string(&draft).unwrap_or_default();
        let kept = nonce().map(|nonce| self.key.seal(nonce, &self.name, &text));
        storage::local().zip(kept).is_some_and(|(storage, kept)| storage.set_item(&self.name, &kept).is_ok())
    }

    /// Forgets the draft kept there.
    pub fn forget(&self) {
        if let Some(storage) = storage::local() {
            // Fails only where nothing could be kept either.
            drop(storage.remove_item(&self.name));
        }
    }
}

/// Throws away the drafts that earlier versions kept for anybody to read.
pub fn forget_unsealed() {
    let Some(storage) = storage::local() else { return };
    let names: Vec<String> = (0..storage.length().unwrap_or(0)).filter_map(|at| storage.key(at).ok()?).collect();
    for name in names.iter().filter(|name| name.starts_with(PREFIX)) {
        let kept = storage.get_item(name).ok().flatten();
        if !kept.is_some_and(|kept| domain::sealed::is_sealed(&kept)) {
            drop(storage.remove_item(name));
        }
    }
}

/// Random bytes of the browser's; none where it gives none.
fn nonce() -> Option<[u8; NONCE_BYTES]> {
    let mut nonce = [0; NONCE_BYTES];
    window().crypto().ok()?.get_random_values_with_u8_array(&mut nonce).ok()?;
    Some(nonce)
}

/// The clock on this device's wall. Read only when something is typed, never while a page is rendered.
fn now() -> NaiveDateTime {
    let now = js_sys::Date::new_0();
    let local_ms = now.get_time() - now.get_timezone_offset() * 60_000.0;
    #[expect(clippy::cast_possible_truncation, reason = "milliseconds since 1970 fit i64 for ages")]
    let elapsed = Duration::milliseconds(local_ms as i64);
    NaiveDateTime::default() + elapsed
}
