//! What every client of the company is recognised by.

use std::collections::HashMap;

use domain::clients::imports::{ClientKeys, form_of, id_of, siren, town};
use domain::clients::{ClientKind, ClientState};
use domain::imports::identity::Same;
use domain::numbers::{NumberPattern, Series};
use sea_orm::{ColumnTrait, Condition, ConnectionTrait, EntityTrait, FromQueryResult, QueryFilter, QuerySelect};
use uuid::Uuid;

use crate::batches::IDS;
use crate::entities::{address, client, client_contact, contact};
use crate::imports::Index;
use crate::{StoreResult, Tenant, numbers};

/// What is read of a client.
#[derive(FromQueryResult)]
struct Row {
    id: Uuid,
    state: String,
    number: String,
    name: String,
    name_identity: String,
    kind: String,
    legal_form: Option<String>,
    reference: Option<String>,
    siren: Option<String>,
    siret: Option<String>,
    vat_number: Option<String>,
    email_folded: Option<String>,
    phone: Option<String>,
    mobile: Option<String>,
}

/// Reads the keys of every client, or of those that bear a later revision. Deleted ones are recognised by their number alone, which nobody
/// else may have.
pub(super) async fn load<C: ConnectionTrait>(t: &Tenant<C>, index: &mut Index, since: Option<i64>) -> StoreResult<()> {
    let rows = rows(t, since).await?;
    if since.is_some() {
        index.forget(&rows.iter().map(|row| row.id).collect());
    }
    let pattern = numbers::of(t, Series::Client).await?.pattern;
    // Of a few, what is around them alone is looked for.
    let few: Option<Vec<Uuid>> = since.map(|_| rows.iter().map(|row| row.id).collect());
    let mut towns = towns(t, few.clone()).await?;
    let mut places = HashMap::with_capacity(rows.len());
    for row in rows {
        let (id, is_deleted) = (row.id, row.state == ClientState::Deleted.as_str());
        let keys = if is_deleted {
            ClientKeys { number: Some(row.number.to_lowercase()), ..ClientKeys::default() }
        } else {
            keys(row, towns.remove(&id).unwrap_or_default(), &pattern)
        };
        let place = index.store(id, keys.identity());
        if !is_deleted {
            places.insert(id, place);
        }
    }
    for (email, id) in emails(t, few).await? {
        if let Some(place) = places.get(&id) {
            index.give((Same::Email, email), *place);
        }
    }
    Ok(())
}

async fn rows<C: ConnectionTrait>(t: &Tenant<C>, since: Option<i64>) -> StoreResult<Vec<Row>> {
    let rows = client::Entity::find()
        .select_only()
        .columns([
            client::Column::Id,
            client::Column::State,
            client::Column::Number,
            client::Column::Name,
            client::Column::NameIdentity,
            client::Column::Kind,
            client::Column::LegalForm,
            client::Column::Reference,
            client::Column::Siren,
            client::Column::Siret,
            client::Column::VatNumber,
            client::Column::EmailFolded,
            client::Column::Phone,
            client::Column::Mobile,
        ])
        .filter(client::Column::CompanyId.eq(t.company().0))
        .filter(Condition::all().add_option(since.map(|since| client::Column::Revision.gt(since))));
    Ok(rows.into_model::<Row>().all(t.db()).await?)
}

/// A number of the company's own series says nothing to those of another program: whoever has it may have another one there.
fn keys(row: Row, towns: Vec<String>, pattern: &NumberPattern) -> ClientKeys {
    ClientKeys {
        is_told_by_number: pattern.counter(&row.number).is_none(),
        number: Some(row.number.to_lowercase()),
        siren: siren(row.siren.as_deref(), row.siret.as_deref()),
        siret: row.siret,
        vat_number: row.vat_number,
        reference: row.reference.as_deref().and_then(id_of),
        emails: row.email_folded.into_iter().collect(),
        phones: row.phone.into_iter().chain(row.mobile).collect(),
        legal_form: form_of(&row.name, row.legal_form.as_deref()),
        name: row.name_identity,
        towns,
        is_person: row.kind == ClientKind::Individual.as_str(),
        is_lent: false,
    }
}

/// Where clients are, these if only some are meant.
async fn towns<C: ConnectionTrait>(t: &Tenant<C>, of: Option<Vec<Uuid>>) -> StoreResult<HashMap<Uuid, Vec<String>>> {
    let of = of.filter(|of| of.len() <= IDS);
    let rows: Vec<(Uuid, String)> = address::Entity::find()
        .select_only()
        .columns([address::Column::ClientId, address::Column::City])
        .filter(address::Column::CompanyId.eq(t.company().0))
        .filter(address::Column::City.is_not_null())
        .filter(Condition::all().add_option(of.map(|of| address::Column::ClientId.is_in(of))))
        .into_tuple()
        .all(t.db())
        .await?;
    let mut towns: HashMap<Uuid, Vec<String>> = HashMap::new();
    for (client, city) in rows {
        let town = town(&city);
        if !town.is_empty() {
            towns.entry(client).or_default().push(town);
        }
    }
    Ok(towns)
}

/// The e-mails of contacts, each with a client that they are at, one of these if only some are meant.
async fn emails<C: ConnectionTrait>(t: &Tenant<C>, at: Option<Vec<Uuid>>) -> StoreResult<Vec<(String, Uuid)>> {
    if at.as_ref().is_some_and(Vec::is_empty) {
        return Ok(Vec::new());
    }
    let at = at.filter(|at| at.len() <= IDS);
    let links: Vec<(Uuid, Uuid)> = client_contact::Entity::find()
        .select_only()
        .columns([client_contact::Column::ContactId, client_contact::Column::ClientId])
        .filter(client_contact::Column::CompanyId.eq(t.company().0))
        .filter(Condition::all().add_option(at.clone().map(|at| client_contact::Column::ClientId.is_in(at))))
        .into_tuple()
        .all(t.db())
        .await?;
    let few = at.map(|_| links.iter().map(|(contact, _)| *contact).collect::<Vec<_>>()).filter(|few| few.len() <= IDS);
    let people: HashMap<Uuid, String> = contact::Entity::find()
        .select_only()
        .columns([contact::Column::Id, contact::Column::EmailFolded])
        .filter(contact::Column::CompanyId.eq(t.company().0))
        .filter(contact::Column::EmailFolded.is_not_null())
        .filter(Condition::all().add_option(few.map(|few| contact::Column::Id.is_in(few))))
        .into_tuple::<(Uuid, String)>()
        .all(t.db())
        .await?
        .into_iter()
        .collect();
    Ok(links.into_iter().filter_map(|(contact, client)| Some((people.get(&contact)?.clone(), client))).collect())
}
