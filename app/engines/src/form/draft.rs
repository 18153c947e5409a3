//! What is being typed, kept on this device: a reload, a closed tab and a lost session all give it back.

use chrono::{Duration, NaiveDateTime};
use domain::form::FormText;
use domain::format::{DateStyle, date, time};
use domain::ids::{CompanyId, UserId};
use domain::subject::Subject;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::Names;
use kit::storage;
use kit::words::formats;

/// A form that was not saved.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Draft {
    /// What was typed.
    pub form: FormText,
    /// The version it started from.
    pub version: i32,
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
pub fn key(whose: Option<(UserId, CompanyId)>, subject: Subject, record: Option<Uuid>) -> String {
    let (user, company) = whose.map(|(user, company)| (user.to_string(), company.to_string())).unwrap_or_default();
    let record = record.map_or_else(|| "new".to_owned(), |id| id.to_string());
    format!("clientele.draft.{user}.{company}.{}.{record}", subject.as_str())
}

/// The draft kept there. One that cannot be read is as good as none.
pub fn load(key: &str) -> Option<Draft> {
    let text = storage::local()?.get_item(key).ok().flatten()?;
    serde_json::from_str(&text).ok()
}

/// Keeps a draft; answers whether the device took it.
pub fn keep(key: &str, form: &FormText, version: i32, names: Names) -> bool {
    let draft = Draft { form: form.clone(), version, names, at: now() };
    let text = serde_json::to_string(&draft).unwrap_or_default();
    storage::local().is_some_and(|storage| storage.set_item(key, &text).is_ok())
}

/// Forgets the draft kept there.
pub fn forget(key: &str) {
    if let Some(storage) = storage::local() {
        // Fails only where nothing could be kept either.
        drop(storage.remove_item(key));
    }
}

/// The clock on this device's wall. Read only when something is typed, never while a page is rendered.
fn now() -> NaiveDateTime {
    let now = js_sys::Date::new_0();
    let local_ms = now.get_time() - now.get_timezone_offset() * 60_000.0;
    #[expect(clippy::cast_possible_truncation, reason = "milliseconds since 1970 fit i64 for ages")]
    let elapsed = Duration::milliseconds(local_ms as i64);
    NaiveDateTime::default() + elapsed
}
