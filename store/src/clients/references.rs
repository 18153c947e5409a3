//! What a form names must exist in the company, and be of the right kind: a form may name any id.

use std::collections::{HashMap, HashSet};

use domain::clients::NewClient;
use domain::error::{FieldError, FieldErrors};
use domain::lists::ListKind;
use domain::subject::Subject;
use sea_orm::{ColumnTrait, ConnectionTrait, DatabaseTransaction, EntityTrait, QueryFilter, QuerySelect};
use uuid::Uuid;

use crate::batches::IDS;
use crate::entities::{client, custom_field, list_item, membership};
use crate::{StoreResult, Tenant};

/// A form to be checked, and where its paths begin.
pub(super) struct Checked<'a> {
    pub prefix: String,
    pub new: &'a NewClient,
    /// The owner as stored: one who has left may stay the owner until somebody chooses another.
    pub owner_before: Option<Uuid>,
}

/// Everything the forms name, looked up together.
struct Existing {
    items: HashMap<Uuid, String>,
    users: HashSet<Uuid>,
    clients: HashSet<Uuid>,
    fields: HashSet<Uuid>,
}

/// Adds an error for every name that stands for nothing.
pub(super) async fn check(
    tx: &Tenant<DatabaseTransaction>,
    forms: &[Checked<'_>],
    errors: &mut FieldErrors,
) -> StoreResult<()> {
    let known = Existing {
        items: items(tx, distinct(forms, |new| item_references(new).into_iter().map(|(_, _, id)| id).collect()))
            .await?,
        users: users(tx, distinct(forms, |new| new.data.owner.iter().map(|user| user.0).collect())).await?,
        clients: clients(tx, distinct(forms, |new| client_references(new).into_iter().map(|(_, id)| id).collect()))
            .await?,
        fields: fields(tx, distinct(forms, |new| new.custom.keys().map(|field| field.0).collect())).await?,
    };
    for form in forms {
        known.judge(form, errors);
    }
    Ok(())
}

impl Existing {
    fn judge(&self, form: &Checked<'_>, errors: &mut FieldErrors) {
        let mut unknown = |path: String| errors.push(format!("{}{path}", form.prefix), FieldError::Unknown);
        for (path, kind, id) in item_references(form.new) {
            if self.items.get(&id).is_none_or(|found| found != kind.as_str()) {
                unknown(path);
            }
        }
        for (path, id) in client_references(form.new) {
            if !self.clients.contains(&id) {
                unknown(path.to_owned());
            }
        }
        for field in form.new.custom.keys() {
            if !self.fields.contains(&field.0) {
                unknown(format!("custom.{field}"));
            }
        }
        if let Some(owner) = form.new.data.owner
            && form.owner_before != Some(owner.0)
            && !self.users.contains(&owner.0)
        {
            unknown("fields.owner".to_owned());
        }
    }
}

/// The entries of lists that a form names, with the input and the list.
pub(super) fn item_references(new: &NewClient) -> Vec<(String, ListKind, Uuid)> {
    let own = new.data.entries().into_iter().map(|(name, kind, id)| (format!("fields.{name}"), kind, id.0));
    let of_contacts = new.contacts.iter().enumerate().flat_map(|(index, contact)| {
        let entries = contact.person().entries().into_iter();
        entries.map(move |(name, kind, id)| (format!("contacts[{index}].{name}"), kind, id.0))
    });
    own.chain(of_contacts).collect()
}

fn client_references(new: &NewClient) -> Vec<(&'static str, Uuid)> {
    let named = [("fields.parent", new.data.parent), ("fields.payer", new.data.payer)];
    named.into_iter().filter_map(|(path, id)| id.map(|id| (path, id.0))).collect()
}

fn distinct(forms: &[Checked<'_>], of: impl Fn(&NewClient) -> Vec<Uuid>) -> Vec<Uuid> {
    let ids: HashSet<Uuid> = forms.iter().flat_map(|form| of(form.new)).collect();
    ids.into_iter().collect()
}

async fn items<C: ConnectionTrait>(t: &Tenant<C>, ids: Vec<Uuid>) -> StoreResult<HashMap<Uuid, String>> {
    let mut found = HashMap::new();
    for ids in ids.chunks(IDS) {
        let query = list_item::Entity::find().select_only().columns([list_item::Column::Id, list_item::Column::Kind]);
        let of_company = list_item::Column::CompanyId.eq(t.company().0);
        let query = query.filter(of_company).filter(list_item::Column::Id.is_in(ids.iter().copied()));
        found.extend(query.into_tuple::<(Uuid, String)>().all(t.db()).await?);
    }
    Ok(found)
}

async fn users<C: ConnectionTrait>(t: &Tenant<C>, ids: Vec<Uuid>) -> StoreResult<HashSet<Uuid>> {
    let mut found = HashSet::new();
    for ids in ids.chunks(IDS) {
        let query = membership::Entity::find().select_only().column(membership::Column::UserId);
        let of_company = membership::Column::CompanyId.eq(t.company().0);
        let query = query.filter(of_company).filter(membership::Column::UserId.is_in(ids.iter().copied()));
        found.extend(query.into_tuple::<Uuid>().all(t.db()).await?);
    }
    Ok(found)
}

async fn clients<C: ConnectionTrait>(t: &Tenant<C>, ids: Vec<Uuid>) -> StoreResult<HashSet<Uuid>> {
    let mut found = HashSet::new();
    for ids in ids.chunks(IDS) {
        let query = client::Entity::find().select_only().column(client::Column::Id);
        let of_company = client::Column::CompanyId.eq(t.company().0);
        let query = query.filter(of_company).filter(client::Column::Id.is_in(ids.iter().copied()));
        found.extend(query.into_tuple::<Uuid>().all(t.db()).await?);
    }
    Ok(found)
}

async fn fields<C: ConnectionTrait>(t: &Tenant<C>, ids: Vec<Uuid>) -> StoreResult<HashSet<Uuid>> {
    let mut found = HashSet::new();
    for ids in ids.chunks(IDS) {
        let query = custom_field::Entity::find().select_only().column(custom_field::Column::Id);
        let of_company = custom_field::Column::CompanyId.eq(t.company().0);
        let of_clients = custom_field::Column::Subject.eq(Subject::Client.as_str());
        let query =
            query.filter(of_company).filter(of_clients).filter(custom_field::Column::Id.is_in(ids.iter().copied()));
        found.extend(query.into_tuple::<Uuid>().all(t.db()).await?);
    }
    Ok(found)
}
