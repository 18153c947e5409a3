//! What the browser may ask about what happened.

#[cfg(feature = "ssr")]
use domain::access::Permission;
use domain::activity::Event;
#[cfg(feature = "ssr")]
use domain::activity::NoteText;
#[cfg(feature = "ssr")]
use domain::billing::ledger::EntryKind;
#[cfg(feature = "ssr")]
use domain::error::FieldErrors;
#[cfg(feature = "ssr")]
use domain::form::Change;
use domain::ids::{ActivityId, ClientId};
#[cfg(feature = "ssr")]
use domain::ids::{DocumentId, ListItemId, UserId};
use domain::sent::Typed;
#[cfg(feature = "ssr")]
use domain::subject::Subject;
use leptos::prelude::*;
#[cfg(feature = "ssr")]
use store::names::Named;

#[cfg(feature = "ssr")]
use crate::telephones;
use engines::activity::ActivityPage;
#[cfg(feature = "ssr")]
use engines::activity::PAGE;
use kit::error::AppError;
#[cfg(feature = "ssr")]
use kit::session;
use kit::wire::{ActClient, Json, PageClient};

/// What happened to a client before `before`, or lately.
#[server(prefix = "/api", endpoint = "activity/of-client", input = Json, output = Json, client = PageClient)]
pub async fn activity_of_client(
    /// The client.
    id: ClientId,
    /// The last entry that is shown already.
    before: Option<ActivityId>,
) -> Result<ActivityPage<Event>, AppError> {
    let tenant = session::require(Permission::ViewClients)?.read();
    let country = store::clients::country(&tenant, id).await?;
    let (mut entries, more) = store::activity::page::<store::clients::Clients, _>(&tenant, id.0, before, PAGE).await?;
    let mut named = Named::default();
    for entry in &mut entries {
        match &mut entry.event {
            Event::ClientUpdated { changes, .. } => {
                telephones::rewrite_changes(changes, country);
                for change in changes {
                    name(&mut named, change);
                }
            }
            Event::AccountMoved { kind: EntryKind::Invoice | EntryKind::CreditNote, source, .. } => {
                named.documents.insert(DocumentId(*source));
            }
            _ => {}
        }
    }
    let words = store::names::of(&tenant, &named, Subject::Client).await?;
    Ok(ActivityPage { entries, names: words.named, custom: words.fields, more })
}

/// Notes something of a client, for everybody who sees it here.
#[server(prefix = "/api", endpoint = "clients/note", input = Json, output = Json, client = ActClient)]
pub async fn note_on_client(
    /// The client.
    id: ClientId,
    /// What, as typed.
    text: Typed,
) -> Result<(), AppError> {
    let tx = session::require(Permission::EditClients)?.begin().await?;
    let text = NoteText::parse(&text).map_err(|error| AppError::Invalid(FieldErrors::one("text", error)))?;
    store::clients::add_note(&tx, id, text).await?;
    Ok(tx.commit().await?)
}

/// Notes what the values of a change name by id: what their field is the kind of, else entries of lists; of tags there are several, one a
/// line.
#[cfg(feature = "ssr")]
fn name(named: &mut Named, change: &Change) {
    let values = [&change.from, &change.to].into_iter().flat_map(|value| value.lines());
    for id in values.filter_map(|value| value.parse::<ListItemId>().ok()) {
        match change.field.as_str() {
            "fields.parent" | "fields.payer" => named.clients.extend([ClientId(id.0)]),
            "fields.owner" => named.users.extend([UserId(id.0)]),
            _ => named.entries.extend([id]),
        }
    }
}

#[cfg(all(test, feature = "ssr"))]
mod tests {
    use super::*;

    #[test]
    fn what_changes_name_is_noted_by_its_kind() {
        let ids: Vec<ListItemId> =
            (1..=4).map(|last| format!("0192f0c1-2a34-7bcd-8ef0-12345678900{last}").parse().unwrap()).collect();
        let of = |field: &str, from: &str, to: &str| Change { field: field.into(), from: from.into(), to: to.into() };
        let mut named = Named::default();
        for change in [
            of("fields.name", "Roche", "Roche & Fils"),
            of("fields.tags", &ids[0].to_string(), &format!("{}\nPresse\n{}", ids[0], ids[1])),
            of("fields.payer", "", &ids[2].to_string()),
            of("fields.owner", &ids[3].to_string(), ""),
        ] {
            name(&mut named, &change);
        }
        assert!(named.entries.iter().eq(&ids[..2]));
        assert!(named.clients.iter().map(|id| id.0).eq([ids[2].0]));
        assert!(named.users.iter().map(|id| id.0).eq([ids[3].0]));
    }
}
