//! A client as its page shows it, and the words for what its activity names.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on must fail")]

use std::collections::{BTreeMap, BTreeSet};

use domain::clients::{Client, ClientForm};
use domain::custom_fields::CustomFieldForm;
use domain::geo::Country;
use domain::ids::{ClientId, CustomFieldId, ListItemId, UserId};
use domain::lists::ListKind;
use domain::pins::FactName;
use domain::subject::Subject;
use store::names::Named;
use store::{Access, StoreError, clients, custom_fields, lists, names, pins};
use testing::clients::{created, named, person, place};
use testing::on_each_database;
use testing::people::OWNER;

/// A client of two contacts, two addresses and two tags that names its owner, its parent and its payer.
async fn large(access: &Access, owner: UserId) -> (Client, [ClientId; 2]) {
    let others = [created(access, &named("Groupe")).await.id, created(access, &named("Trésorerie")).await.id];
    let mut abroad = place("2 rue B", "1000", "Bruxelles");
    abroad.country = "BE".into();
    abroad.is_main = "on".into();
    let mut form = ClientForm {
        contacts: vec![person("Ana", "Roche", "ana@x.example"), person("Bob", "", "")],
        addresses: vec![place("1 rue A", "75011", "Paris"), abroad],
        ..named("Ateliers Roche")
    };
    form.fields.tags = "VIP\nPresse".into();
    form.fields.owner = owner.to_string();
    form.fields.parent = others[0].to_string();
    form.fields.payer = others[1].to_string();
    (created(access, &form).await, others)
}

async fn field(access: &Access, of: Subject, label: &str) -> CustomFieldId {
    let tx = access.begin().await.unwrap();
    let new = CustomFieldForm { label: label.into(), kind: "text".into(), ..CustomFieldForm::default() };
    let field = custom_fields::add(&tx, of, new.parse().unwrap()).await.unwrap();
    tx.commit().await.unwrap();
    field.id
}

on_each_database! {
    async fn a_client_is_opened_with_what_it_names(db: TestDb) {
        let (_, owner) = db.set_up().await;
        let (_, session) = db.sign_in(OWNER, testing::people::noon()).await;
        let claire = db.access(&session);
        let (client, [parent, payer]) = large(&claire, owner).await;
        let tx = claire.begin().await.unwrap();
        pins::set(&tx, Subject::Client, FactName::parse("siret").unwrap(), true).await.unwrap();
        pins::set(&tx, Subject::Product, FactName::parse("barcode").unwrap(), true).await.unwrap();
        tx.commit().await.unwrap();

        let read = claire.read();
        let opened = clients::opened(&read, client.id).await.unwrap();
        assert_eq!(opened.client, clients::get(&read, client.id).await.unwrap());
        assert_eq!(opened.client, client);
        let told = [(owner.to_string(), "Claire Roche"), (parent.to_string(), "Groupe"), (payer.to_string(), "Trésorerie")];
        assert_eq!(opened.names, told.map(|(id, name)| (id, name.to_owned())).into_iter().collect::<BTreeMap<_, _>>());
        assert_eq!(opened.lists, lists::choices(&read).await.unwrap());
        assert_eq!((opened.pinned.kept().as_str(), opened.zone.name()), ("siret", "Europe/Paris"));
        assert_eq!(opened.defaults.country, Country::FRANCE);

        // One that names nobody, bears nothing and lives nowhere.
        let bare = clients::opened(&read, parent).await.unwrap();
        assert_eq!((bare.names.len(), bare.client.data.tags.len(), bare.client.contacts.len()), (0, 0, 0));
        assert_eq!(bare.client, clients::get(&read, parent).await.unwrap());
        let country = async |id| clients::country(&read, id).await.unwrap().as_str().to_owned();
        assert_eq!((country(client.id).await.as_str(), country(parent).await.as_str()), ("BE", "FR"));

        // Another company has nothing of it, nor is anything pinned at the command line.
        let sud = db.empty_company("Sud").await;
        assert!(matches!(clients::opened(&sud.read(), client.id).await, Err(StoreError::NotFound)));
        assert!(matches!(clients::country(&sud.read(), client.id).await, Err(StoreError::NotFound)));
        let operator = Access::operator(db.database.clone(), claire.company(), testing::people::noon());
        assert_eq!(clients::opened(&operator.read(), client.id).await.unwrap().pinned.kept(), "");
    }

    async fn what_is_named_has_its_words_in_its_company(db: TestDb) {
        let (_, owner) = db.set_up().await;
        let (_, session) = db.sign_in(OWNER, testing::people::noon()).await;
        let claire = db.access(&session);
        let (client, [parent, _]) = large(&claire, owner).await;
        let shade = field(&claire, Subject::Client, "Teinte").await;
        field(&claire, Subject::Product, "Taille").await;
        let entries: BTreeSet<ListItemId> = client.data.tags.ids().collect();
        let named = Named { entries, users: [owner].into(), clients: [parent, ClientId(owner.0)].into(), ..Named::default() };

        let found = names::of(&claire.read(), &named, Subject::Client).await.unwrap();
        assert_eq!(found.fields, BTreeMap::from([(shade.to_string(), "Teinte".to_owned())]));
        let words: BTreeSet<&str> = found.named.values().map(String::as_str).collect();
        assert_eq!(words, BTreeSet::from(["Claire Roche", "Groupe", "Presse", "VIP"]));
        let tags = lists::choices(&claire.read()).await.unwrap();
        let vip = tags.iter().find(|item| item.kind == ListKind::Tag && item.label == "VIP").unwrap();
        assert_eq!(found.named[&vip.id.to_string()], "VIP");

        let nothing = names::of(&claire.read(), &Named::default(), Subject::Client).await.unwrap();
        assert_eq!((nothing.fields, nothing.named.len()), (found.fields, 0));
        let sud = db.empty_company("Sud").await;
        let elsewhere = names::of(&sud.read(), &Named { users: BTreeSet::new(), ..named }, Subject::Client).await.unwrap();
        assert_eq!(elsewhere, names::Names::default());
    }
}
