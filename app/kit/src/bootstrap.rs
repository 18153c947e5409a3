//! What every page knows from the start: the language, who looks, in which company, and what time it is.
//!
//! The server writes it into the page, so that it is there before anything is asked for, and the same while hydrating.

use chrono::NaiveDateTime;
use domain::access::{Permission, Role, allows};
use domain::company::ClientLanguages;
use domain::format::Language;
use domain::geo::Country;
use domain::ids::{CompanyId, UserId};
use domain::modules::ModulesOff;
use domain::money::Currency;
use domain::revisions::Revisions;
use domain::saved_views::SavedView;
use domain::sealed::Key;
use domain::subject::Subject;
use leptos::prelude::*;
use serde::{Deserialize, Serialize};

/// See the module.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Bootstrap {
    /// The language of the page.
    pub language: Language,
    /// The local time of the company (UTC before sign-in).
    pub now: NaiveDateTime,
    /// Whoever is signed in.
    pub me: Option<Me>,
    /// How their lists look, by subject, as cookies say it; the usual ones say nothing.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub looks: Vec<(Subject, String)>,
    /// Their views of it.
    #[serde(default, skip_serializing_if = "PageViews::is_empty")]
    pub views: PageViews,
}

/// The views that a page knows from the start, so that the head of the list stands still; the others come when they are asked for.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct PageViews {
    /// The favourites that stand at the head of the list, in order.
    pub favourites: Vec<SavedView>,
    /// The view that the address names, if whoever looks may see it.
    pub opened: Option<SavedView>,
}

impl PageViews {
    fn is_empty(&self) -> bool {
        self.favourites.is_empty() && self.opened.is_none()
    }
}

/// Whoever is signed in.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Me {
    /// The user.
    pub user: UserId,
    /// Their name.
    pub name: String,
    /// Their e-mail.
    pub email: String,
    /// Whether they sign in with a second factor.
    pub two_factor: bool,
    /// What their drafts are sealed with in this browser.
    pub drafts: Key,
    /// The company they work in now.
    pub company: Option<MyCompany>,
    /// Every company they may work in.
    pub companies: Vec<(CompanyId, String)>,
}

/// The company a user works in.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct MyCompany {
    /// Its id.
    pub id: CompanyId,
    /// Its name.
    pub name: String,
    /// The user's role in it.
    pub role: Role,
    /// Where it is established.
    pub country: Country,
    /// What new clients' amounts are in.
    pub currency: Currency,
    /// The languages that it offers for its clients.
    pub languages: ClientLanguages,
    /// Whether it has maps drawn.
    pub shows_map: bool,
    /// The modules that it has switched off.
    #[serde(default, skip_serializing_if = "ModulesOff::is_empty")]
    pub modules_off: ModulesOff,
    /// Whether a timer of theirs runs.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub timer_runs: bool,
    /// The revisions that the page shows: whatever changes a list moves that of its subject.
    pub revisions: Revisions,
}

impl Bootstrap {
    /// Whether the signed-in user may; the server asks again.
    #[must_use]
    pub fn may(&self, permission: Permission) -> bool {
        let company = self.me.as_ref().and_then(|me| me.company.as_ref());
        company.is_some_and(|company| allows(company.role, permission))
    }
}

/// The page's bootstrap.
#[must_use]
pub fn bootstrap() -> Bootstrap {
    use_context::<Bootstrap>().unwrap_or_default()
}

/// Whether the signed-in user may.
#[must_use]
pub fn may(permission: Permission) -> bool {
    bootstrap().may(permission)
}

/// Whether the company uses what a list is about: what it has switched off leaves no trace.
#[must_use]
pub fn uses(subject: Subject) -> bool {
    bootstrap().me.and_then(|me| me.company).is_none_or(|company| company.modules_off.uses_subject(subject))
}
