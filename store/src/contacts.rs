//! Contacts as they are kept: created, saved, linked to clients, found, listed, deactivated, deleted and restored.
//!
//! A contact and its clients show one another. What the form of one changes, the others hear of: see `around`.

mod around;
pub(crate) mod check;
pub(crate) mod columns;
mod create;
pub(crate) mod holders;
pub(crate) mod linked;
mod links;
mod listed;
pub(crate) mod marks;
pub(crate) mod read;
mod search;
mod states;
mod update;
mod write;

use domain::contacts::ContactRules;
use domain::identifiers::PhoneRules;
use domain::subject::Subject;
use sea_orm::ConnectionTrait;

pub use create::create;
pub use links::{link, unlink};
pub use read::get;
pub use search::{FoundContact, by_emails, search};
pub use states::{MAX_CONTACTS, act, put_back};
pub use update::{save, update};
pub use write::Contacts;

pub(crate) use around::Around;
pub(crate) use listed::Listed;
pub(crate) use write::{shown_anew, take_out};

use crate::{StoreResult, Tenant, companies, custom_fields};

/// What the settings say about the form of a contact, on this side with the whole numbering plan.
pub async fn form_rules<C: ConnectionTrait>(t: &Tenant<C>) -> StoreResult<ContactRules> {
    Ok(ContactRules {
        country: companies::get(t).await?.defaults.country,
        custom_fields: custom_fields::all(t, Subject::Contact).await?,
        phone: PhoneRules::numbering_plan(),
    })
}
