//! Tags of clients: chosen, made by their name, given to many, renamed; and what learns of it.

#![expect(clippy::unwrap_used, clippy::panic, reason = "a test that cannot go on must fail")]

use domain::activity::Event;
use domain::clients::tags::MAX_TAGS;
use domain::clients::{Client, ClientForm, Tagging, TaggingForm, Tags};
use domain::error::{FieldError, FieldErrors, Refusal};
use domain::form::Change;
use domain::ids::{ClientId, ListItemId};
use domain::lists::{ListItem, ListItemForm, ListKind};
use domain::state::Act;
use domain::subject::Subject;
use store::listing::{Snapshot, snapshot};
use store::{Access, StoreError, StoreResult, activity, clients, lists};
use testing::clients::{back, created, named, parsed};
use testing::on_each_database;

async fn tag(access: &Access, label: &str) -> ListItemId {
    let tx = access.begin().await.unwrap();
    let form = ListItemForm { label: label.into(), ..ListItemForm::default() };
    let item = lists::add(&tx, form.parse(ListKind::Tag).unwrap()).await.unwrap();
    tx.commit().await.unwrap();
    item.id
}

async fn tags(access: &Access) -> Vec<ListItem> {
    let all = lists::all(&access.read()).await.unwrap();
    all.into_iter().filter(|item| item.kind == ListKind::Tag).collect()
}

/// The words of a client's tags, in the order of the list.
async fn labels(access: &Access, client: ClientId) -> Vec<String> {
    let client = clients::get(&access.read(), client).await.unwrap();
    let borne: Vec<ListItemId> = client.data.tags.ids().collect();
    tags(access).await.into_iter().filter(|item| borne.contains(&item.id)).map(|item| item.label).collect()
}

fn tagged(name: &str, typed: &str) -> ClientForm {
    let mut form = named(name);
    form.fields.tags = typed.into();
    form
}

async fn save(access: &Access, client: &Client, form: &ClientForm) -> StoreResult<Client> {
    let tx = access.begin().await.unwrap();
    let saved = clients::update(&tx, client.id, client.version, parsed(form)).await?;
    tx.commit().await.unwrap();
    Ok(saved)
}

fn tagging(add: &str, remove: &str) -> Tagging {
    TaggingForm { add: add.into(), remove: remove.into() }.parse().unwrap()
}

async fn tag_all(access: &Access, ids: &[ClientId], tagging: Tagging) -> StoreResult<Vec<(ClientId, Tags)>> {
    let tx = access.begin().await.unwrap();
    let changed = clients::tag(&tx, ids, tagging).await?;
    tx.commit().await.unwrap();
    Ok(changed)
}

/// How many clients a browser learns of that has what it knew at `known`.
async fn heard(access: &Access, known: &mut String) -> usize {
    let (sent, now) = snapshot(access, Subject::Client, Some(known)).await.unwrap();
    *known = now;
    match sent {
        Snapshot::Unchanged => 0,
        Snapshot::Changes(delta) => delta.upserted.len(),
        other => panic!("{other:?}"),
    }
}

fn invalid<T: std::fmt::Debug>(answer: StoreResult<T>) -> FieldErrors {
    match answer {
        Err(StoreError::Invalid(errors)) => errors,
        other => panic!("{other:?}"),
    }
}

on_each_database! {
    async fn tags_are_chosen_and_made_by_their_name(db: TestDb) {
        let nord = db.empty_company("Nord").await;
        let (vip, press) = (tag(&nord, "VIP").await, tag(&nord, "Presse").await);
        let roche = created(&nord, &tagged("Roche", &format!("{press}\n{vip}, Salon"))).await;
        assert_eq!(labels(&nord, roche.id).await, ["VIP", "Presse", "Salon"]);
        // Capitals and accents make no other tag, nor do two clients.
        let martin = created(&nord, &tagged("Martin", "salon; vip | VIP")).await;
        assert_eq!(labels(&nord, martin.id).await, ["VIP", "Salon"]);
        let uses: Vec<(String, u64)> = tags(&nord).await.into_iter().map(|item| (item.label, item.uses)).collect();
        assert_eq!(uses, [("VIP".to_owned(), 2), ("Presse".to_owned(), 1), ("Salon".to_owned(), 2)]);
        assert_eq!(save(&nord, &roche, &back(&roche)).await.unwrap(), roche, "sent back unchanged, it changes nothing");
        assert_eq!(store::verify::run(&db.database).await.unwrap(), []);
    }

    async fn a_change_of_tags_is_told_and_heard_of(db: TestDb) {
        let nord = db.empty_company("Nord").await;
        for other in 0..8 {
            created(&nord, &named(&format!("Autre {other}"))).await;
        }
        let (vip, press) = (tag(&nord, "VIP").await, tag(&nord, "Presse").await);
        let roche = created(&nord, &tagged("Roche", &vip.to_string())).await;
        let (_, mut known) = snapshot(&nord, Subject::Client, None).await.unwrap();
        let changed = save(&nord, &roche, &tagged("Roche", &press.to_string())).await.unwrap();
        assert_eq!(changed.version, 2);
        assert_eq!(labels(&nord, roche.id).await, ["Presse"]);
        assert_eq!(heard(&nord, &mut known).await, 1);
        let change = Change { field: "fields.tags".into(), from: vip.to_string(), to: press.to_string() };
        let told = activity::of_client(&nord.read(), roche.id, None, 1).await.unwrap();
        assert_eq!(told[0].event, Event::ClientUpdated { version: 2, changes: vec![change.clone()] });
        // Whoever saves second sees it.
        let late = save(&nord, &roche, &tagged("Roche Frères", &vip.to_string())).await;
        let Err(StoreError::Conflict(conflict)) = late else { panic!("{late:?}") };
        assert_eq!(conflict.changes, [change]);
        assert_eq!(conflict.current.get("fields.tags"), press.to_string());
        let none = save(&nord, &changed, &named("Roche")).await.unwrap();
        assert!(none.data.tags.is_empty());
    }

    async fn a_tag_must_be_one_of_the_companys_tags(db: TestDb) {
        let (nord, sud) = (db.empty_company("Nord").await, db.empty_company("Sud").await);
        let theirs = tag(&sud, "VIP").await;
        let tx = nord.begin().await.unwrap();
        let form = ListItemForm { label: "Or".into(), ..ListItemForm::default() };
        let category = lists::add(&tx, form.parse(ListKind::Category).unwrap()).await.unwrap().id;
        tx.commit().await.unwrap();
        let roche = created(&nord, &named("Roche")).await;
        for wrong in [theirs, category, ListItemId(uuid::Uuid::now_v7())] {
            let errors = FieldErrors::one("fields.tags", FieldError::Unknown);
            let tx = nord.begin().await.unwrap();
            assert_eq!(invalid(clients::create(&tx, parsed(&tagged("X", &wrong.to_string()))).await), errors);
            drop(tx);
            assert_eq!(invalid(save(&nord, &roche, &tagged("Roche", &wrong.to_string())).await), errors);
            let answer = tag_all(&nord, &[roche.id], tagging(&wrong.to_string(), "")).await;
            assert!(matches!(answer, Err(StoreError::NotFound)), "{answer:?}");
        }
        assert_eq!(labels(&nord, roche.id).await, [""; 0]);
    }

    async fn who_bears_a_tag_learns_of_its_new_name_and_place(db: TestDb) {
        let nord = db.empty_company("Nord").await;
        let (vip, press) = (tag(&nord, "VIP").await, tag(&nord, "Presse").await);
        for other in 0..12 {
            created(&nord, &tagged(&format!("Autre {other}"), &press.to_string())).await;
        }
        let roche = created(&nord, &tagged("Roche", &vip.to_string())).await;
        let (_, mut known) = snapshot(&nord, Subject::Client, None).await.unwrap();
        let tx = nord.begin().await.unwrap();
        let form = ListItemForm { label: "Très important".into(), ..ListItemForm::default() };
        lists::rename(&tx, vip, form.parse(ListKind::Tag).unwrap()).await.unwrap();
        tx.commit().await.unwrap();
        assert_eq!(heard(&nord, &mut known).await, 1);
        assert_eq!(labels(&nord, roche.id).await, ["Très important"]);
        assert_eq!(clients::get(&nord.read(), roche.id).await.unwrap(), roche, "the client itself is as it was");
        let tx = nord.begin().await.unwrap();
        lists::move_to(&tx, vip, 1).await.unwrap();
        tx.commit().await.unwrap();
        assert_eq!(heard(&nord, &mut known).await, 1);
        assert_eq!(store::verify::run(&db.database).await.unwrap(), []);
    }

    async fn a_tag_in_use_is_not_removed(db: TestDb) {
        let nord = db.empty_company("Nord").await;
        let (vip, unused) = (tag(&nord, "VIP").await, tag(&nord, "Inutile").await);
        let roche = created(&nord, &tagged("Roche", &vip.to_string())).await;
        let tx = nord.begin().await.unwrap();
        // Deleted clients count: they can be restored.
        clients::act(&tx, &[roche.id], Act::Delete).await.unwrap();
        let answer = lists::remove(&tx, vip).await;
        assert!(matches!(answer, Err(StoreError::Refused(Refusal::InUse))), "{answer:?}");
        lists::remove(&tx, unused).await.unwrap();
        lists::set_hidden(&tx, vip, true).await.unwrap();
        tx.commit().await.unwrap();
        assert_eq!(tags(&nord).await.len(), 1);
    }

    async fn many_are_tagged_at_once(db: TestDb) {
        let nord = db.empty_company("Nord").await;
        let (vip, press) = (tag(&nord, "VIP").await, tag(&nord, "Presse").await);
        let has = created(&nord, &tagged("A", &format!("{vip}\n{press}"))).await;
        let lacks = created(&nord, &named("B")).await;
        let same = created(&nord, &tagged("C", &vip.to_string())).await;
        let ids = [has.id, lacks.id, same.id, lacks.id];
        let changed = tag_all(&nord, &ids, tagging(&vip.to_string(), &press.to_string())).await.unwrap();
        let before = [(has.id, Tags::known([vip, press])), (lacks.id, Tags::default())];
        assert_eq!(changed, before, "each once, and only those that changed");
        for client in ids {
            assert_eq!(labels(&nord, client).await, ["VIP"]);
        }
        let read = clients::get(&nord.read(), lacks.id).await.unwrap();
        assert_eq!(read.version, 2);
        let told = activity::of_client(&nord.read(), lacks.id, None, 1).await.unwrap();
        let change = Change { field: "fields.tags".into(), from: String::new(), to: vip.to_string() };
        assert_eq!(told[0].event, Event::ClientUpdated { version: 2, changes: vec![change.clone()] });
        assert_eq!(clients::get(&nord.read(), same.id).await.unwrap(), same);
        // It counts as a save: a form that was open before is told of it.
        let late = save(&nord, &lacks, &named("B bis")).await;
        let Err(StoreError::Conflict(conflict)) = late else { panic!("{late:?}") };
        assert_eq!(conflict.changes, [change]);
        // A name makes the tag, once for all.
        tag_all(&nord, &ids, tagging("Nouveau", "")).await.unwrap();
        assert_eq!(labels(&nord, same.id).await, ["VIP", "Nouveau"]);
        assert!(tag_all(&nord, &ids, tagging("nouveau", "")).await.unwrap().is_empty());
        assert_eq!(store::verify::run(&db.database).await.unwrap(), []);
    }

    async fn tags_are_put_back(db: TestDb) {
        let (nord, sud) = (db.empty_company("Nord").await, db.empty_company("Sud").await);
        let (vip, press) = (tag(&nord, "VIP").await, tag(&nord, "Presse").await);
        let has = created(&nord, &tagged("A", &format!("{vip}\n{press}"))).await;
        let lacks = created(&nord, &tagged("B", &press.to_string())).await;
        let ids = [has.id, lacks.id];
        let before = tag_all(&nord, &ids, tagging(&vip.to_string(), &press.to_string())).await.unwrap();
        let tx = nord.begin().await.unwrap();
        clients::put_tags_back(&tx, &before).await.unwrap();
        tx.commit().await.unwrap();
        assert_eq!(labels(&nord, has.id).await, ["VIP", "Presse"]);
        assert_eq!(labels(&nord, lacks.id).await, ["Presse"]);
        assert_eq!(clients::get(&nord.read(), has.id).await.unwrap().version, 3);
        // What comes back from a browser may be anything.
        let foreign = Tags::known([tag(&sud, "VIP").await]);
        let many = Tags::known((0..=MAX_TAGS).map(|at| ListItemId(uuid::Uuid::from_u128(at.into()))));
        for (client, tags) in [(has.id, foreign), (has.id, many), (ClientId(uuid::Uuid::now_v7()), Tags::default())] {
            let tx = nord.begin().await.unwrap();
            let answer = clients::put_tags_back(&tx, &[(client, tags)]).await;
            assert!(matches!(answer, Err(StoreError::NotFound)), "{answer:?}");
        }
        assert_eq!(store::verify::run(&db.database).await.unwrap(), []);
    }

    async fn what_many_may_not_have_none_of_them_gets(db: TestDb) {
        let (nord, sud) = (db.empty_company("Nord").await, db.empty_company("Sud").await);
        let full: Vec<String> = (0..MAX_TAGS).map(|at| format!("Étiquette {at}")).collect();
        let full = created(&nord, &tagged("A", &full.join(","))).await;
        let (free, gone) = (created(&nord, &named("B")).await, created(&nord, &named("C")).await);
        let theirs = created(&sud, &named("D")).await;
        let errors = invalid(tag_all(&nord, &[free.id, full.id], tagging("Une de trop", "")).await);
        assert_eq!(errors, FieldErrors::one("add", FieldError::TooMany { max: MAX_TAGS }));
        let tx = nord.begin().await.unwrap();
        clients::act(&tx, &[gone.id], Act::Delete).await.unwrap();
        tx.commit().await.unwrap();
        let answer = tag_all(&nord, &[free.id, gone.id], tagging("VIP", "")).await;
        assert!(matches!(answer, Err(StoreError::Refused(Refusal::Deleted))), "{answer:?}");
        let answer = tag_all(&nord, &[free.id, theirs.id], tagging("VIP", "")).await;
        assert!(matches!(answer, Err(StoreError::NotFound)), "{answer:?}");
        assert_eq!(clients::get(&nord.read(), free.id).await.unwrap(), free);
        assert_eq!(tags(&nord).await.len(), MAX_TAGS as usize, "no tag was made on the way");
    }
}
