//! Clients, as they come in from files.

mod known;
mod links;
mod people;
mod taken_out;

use std::collections::HashSet;

use domain::activity::Event;
use domain::clients::imports::{ClientKeys, ClientReader, complete, face, joined, keys, laid_over};
use domain::clients::{Client, ClientForm, ClientState, Contact, NewClient};
use domain::error::{FieldError, FieldErrors};
use domain::form::FormText;
use domain::identifiers::Email;
use domain::ids::{ClientId, ListItemId};
use domain::imports::group::Keys;
use domain::imports::{Group, Handling, Headed, Identity, Policy, Record, Target};
use domain::numbers::Series;
use domain::subject::Subject;
use domain::text::Text;
use sea_orm::{ConnectionTrait, DatabaseTransaction};
use uuid::Uuid;

use super::references::item_references;
use crate::imports::{Highest, Imported, Index, Overwritten};
use crate::{StoreResult, Tenant, companies};

/// See the module.
pub(crate) struct Imports;

impl Imported for Imports {
    type Reader = ClientReader;
    type Form = ClientForm;
    type New = NewClient;
    type Stored = Client;
    type State = ClientState;
    /// E-mails of contacts.
    type Waiting = HashSet<String>;
    type Ahead = Highest;

    const SUBJECT: Subject = Subject::Client;

    fn keys(mapping: &[Target]) -> Keys {
        keys(mapping)
    }

    async fn reader<C: ConnectionTrait>(
        t: &Tenant<C>,
        mapping: &[Target],
        headed: &Headed,
    ) -> StoreResult<ClientReader> {
        Ok(ClientReader::new(mapping, headed.clone(), companies::form_rules(t).await?))
    }

    async fn known<C: ConnectionTrait>(t: &Tenant<C>, index: &mut Index, since: Option<i64>) -> StoreResult<()> {
        known::load(t, index, since).await
    }

    fn parse(reader: &ClientReader, form: &ClientForm) -> Result<NewClient, FieldErrors> {
        let mut form = form.clone();
        complete(&mut form);
        form.parse(reader.rules())
    }

    fn state(name: &str) -> Result<ClientState, FieldError> {
        ClientState::parse(name)
    }

    fn identity(new: &NewClient, _: Option<ClientState>) -> Identity {
        ClientKeys::of(new).identity()
    }

    fn face(new: &NewClient) -> Vec<(&'static str, String)> {
        face(new.number.as_ref().map(Text::as_str), &new.data, &new.contacts, &new.addresses)
    }

    fn face_of(client: &Client) -> Vec<(&'static str, String)> {
        face(Some(&client.number), &client.data, &client.contacts, &client.addresses)
    }

    /// The people whom a row names.
    fn joins(new: &NewClient) -> Option<Vec<ListItemId>> {
        let is_named = |person: &&Contact| person.first_name.is_some() || person.last_name.is_some();
        let named: Vec<&Contact> = new.contacts.iter().filter(is_named).collect();
        let entries = || named.iter().flat_map(|person| person.person().entries()).map(|(_, _, id)| id).collect();
        (!named.is_empty()).then(entries)
    }

    fn items(new: &NewClient) -> Vec<ListItemId> {
        item_references(new).into_iter().map(|(_, _, id)| ListItemId(id)).collect()
    }

    async fn stored<C: ConnectionTrait>(t: &Tenant<C>, id: Uuid) -> StoreResult<Client> {
        super::get(t, ClientId(id)).await
    }

    fn state_of(client: &Client) -> ClientState {
        client.state
    }

    fn over(
        reader: &ClientReader,
        client: &Client,
        group: &mut Group<ClientForm>,
        (policy, stays): (Policy, bool),
        handling: &Handling,
    ) -> Result<Overwritten<Self>, FieldErrors> {
        let mut rules = reader.rules().clone();
        client.keep_chosen(&mut rules);
        let before = client.to_form(rules.country, rules.phone);
        // The number has a verb and a permission of its own.
        let file = &group.row.form;
        let after = if policy == Policy::Skip { joined(&before, file) } else { laid_over(&before, file, handling) };
        let mut after = ClientForm { number: before.number.clone(), ..after };
        let mut read = after.parse(&rules);
        if let Err(errors) = &read {
            reader.give_way(group, (&before, &mut after), errors);
        }
        let is_noted = policy != Policy::Skip && !group.row.asides.is_empty();
        if read.is_err() || is_noted {
            reader.note(&mut after, &group.row.asides);
            read = after.parse(&rules);
        }
        let after = read?;
        let is_same = stays && before.parse(&rules).is_ok_and(|before| before == after);
        Ok(if is_same { Overwritten::Same } else { Overwritten::Changed(Box::new(after)) })
    }

    fn form_of(reader: &ClientReader, client: &Client) -> FormText {
        client.to_form(reader.rules().country, reader.rules().phone).into()
    }

    fn read_form(reader: &ClientReader, client: &Client, form: FormText) -> Result<NewClient, FieldErrors> {
        let mut rules = reader.rules().clone();
        client.keep_chosen(&mut rules);
        let form = ClientForm::from(form);
        // What it was before the import is what it may be again, though other languages are offered by now.
        form.parse(&rules.as_if_held(&form))
    }

    async fn naming<C: ConnectionTrait>(t: &Tenant<C>, ids: &[Uuid]) -> StoreResult<Vec<(Uuid, Uuid)>> {
        taken_out::naming(t, ids).await
    }

    async fn take_out(tx: &Tenant<DatabaseTransaction>, ids: &[Uuid]) -> StoreResult<()> {
        taken_out::take_out(tx, ids).await
    }

    async fn save(
        tx: &Tenant<DatabaseTransaction>,
        client: &Client,
        mut new: NewClient,
        state: Option<ClientState>,
    ) -> StoreResult<()> {
        people::link(tx, std::slice::from_mut(&mut new)).await?;
        super::overwrite(tx, client.id, client.version, new).await?;
        match state {
            Some(state) if state != client.state => super::put_back(tx, &[(client.id, state)]).await.map(drop),
            _ => Ok(()),
        }
    }

    async fn create(
        tx: &Tenant<DatabaseTransaction>,
        new: Vec<(NewClient, Option<ClientState>)>,
        file: &str,
    ) -> StoreResult<Vec<Uuid>> {
        let (mut new, states): (Vec<NewClient>, Vec<Option<ClientState>>) = new.into_iter().unzip();
        people::link(tx, &mut new).await?;
        let ids = super::create_many(tx, new, Event::ClientImported { file: file.to_owned() }).await?;
        let other = |(id, state): (&ClientId, Option<ClientState>)| {
            state.filter(|state| *state != ClientState::Active).map(|state| (*id, state))
        };
        let states: Vec<_> = ids.iter().zip(states).filter_map(other).collect();
        if !states.is_empty() {
            super::put_back(tx, &states).await?;
        }
        Ok(ids.into_iter().map(|id| id.0).collect())
    }

    fn waits(waiting: &mut HashSet<String>, client: &NewClient) {
        waiting.extend(emails(client));
    }

    /// A waiting client has a contact of this one's e-mails: then that one must be written first, to be linked.
    fn is_behind(waiting: &HashSet<String>, client: &NewClient) -> bool {
        emails(client).any(|email| waiting.contains(&email))
    }

    async fn ahead<C: ConnectionTrait>(t: &Tenant<C>, mapping: &[Target]) -> StoreResult<Highest> {
        Highest::of(t, Series::Client, "number", mapping).await
    }

    fn see(highest: &mut Highest, record: &Record) {
        highest.see(record);
    }

    async fn reserve(highest: &Highest, tx: &Tenant<DatabaseTransaction>) -> StoreResult<()> {
        highest.reserve(tx).await
    }

    async fn link(
        tx: &Tenant<DatabaseTransaction>,
        links: &[(Uuid, &'static str, String)],
        index: &Index,
    ) -> StoreResult<()> {
        links::resolve(tx, links, index).await
    }
}

fn emails(client: &NewClient) -> impl Iterator<Item = String> {
    client.contacts.iter().filter_map(|contact| contact.email.as_ref()).map(Email::folded)
}
