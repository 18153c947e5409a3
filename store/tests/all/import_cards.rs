//! Address cards: a person at a company is a contact of that client, and keeps all that the card says.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on must fail")]

use domain::clients::{Client, ClientKind};
use domain::identifiers::{Email, Phone};
use domain::ids::ListItemId;
use domain::imports::{Counts, Policy, ReadAs, SheetKind};
use domain::subject::Subject;
use store::{imports, lists};
use testing::imports::{Desk, places};
use testing::on_each_database;

/// Tried out, then brought in: both say the same.
async fn import(desk: &Desk, cards: &[u8], policy: Policy) -> Counts {
    let id = desk.upload_bytes(Subject::Client, cards).await;
    let described = imports::describe(&desk.access.read(), &desk.uploads, id, (None, ReadAs::default())).await.unwrap();
    assert_eq!(described.kind, SheetKind::Cards);
    let task = desk.task(id, policy).await;
    let preview = imports::preview(&desk.access.read(), &desk.uploads, id, &task, places()).await.unwrap();
    let counts = desk.run(id, &task).await.unwrap();
    assert_eq!(preview.counts, counts);
    counts
}

/// What a client's tags are called, sorted.
async fn tags(desk: &Desk, client: &Client) -> Vec<String> {
    let items = lists::choices(&desk.access.read()).await.unwrap();
    let label = |id: ListItemId| items.iter().find(|item| item.id == id).map(|item| item.label.clone());
    let mut tags: Vec<String> = client.data.tags.ids().filter_map(label).collect();
    tags.sort();
    tags
}

on_each_database! {
    async fn a_person_at_a_company_brings_all_that_the_card_says(db: TestDb) {
        let desk = Desk::new(db).await;
        let counts = import(&desk, include_bytes!("samples/50-person-at-company.vcf"), Policy::Skip).await;
        assert_eq!((counts.created, counts.rejected), (1, 0));
        let grange = desk.client("Grange").await;
        assert_eq!((grange.data.name.as_str(), grange.data.kind, grange.contacts.len()), ("Grange SARL", ClientKind::Company, 1));
        let alice = &grange.contacts[0];
        assert_eq!((alice.display_name().as_str(), alice.email.as_ref().map(Email::as_str)), ("Alice Morin", Some("alice@grange.example")));
        assert_eq!(grange.data.other_emails.0.iter().map(Email::as_str).collect::<Vec<_>>(), ["alice@maison.example"]);
        // A contact has several telephones: the second mobile is one of them.
        let phones = [&alice.mobile, &alice.direct_phone].map(|phone| phone.as_ref().map(Phone::as_str));
        assert_eq!(phones, [Some("+33612345678"), Some("+33712345678")]);
        assert_eq!(alice.position.as_ref().unwrap().as_str(), "Vendeuse");
        assert_eq!(grange.data.website.as_ref().unwrap().as_str(), "https://grange.example");
        let notes = grange.data.private_notes.as_ref().unwrap().as_str();
        for kept in ["à rappeler le lundi", "https://blog.grange.example", "Achats"] {
            assert!(notes.contains(kept), "{kept}: {notes}");
        }
        assert!(!notes.contains("07 12 34") && grange.data.other_phones.0.is_empty(), "{notes}");
        assert_eq!(tags(&desk, &grange).await, ["Lyon", "VIP"]);
        assert_eq!(grange.data.public_notes, None, "what others note of somebody is not for them to read");
        // A colleague's card finds the client there, and brings one more person.
        let luc = "BEGIN:VCARD\nVERSION:3.0\nFN:Luc Morin\nN:Morin;Luc;;;\nORG:Grange SARL\nEMAIL:luc@grange.example\nEND:VCARD\n";
        let counts = import(&desk, luc.as_bytes(), Policy::Skip).await;
        assert_eq!((counts.created, counts.updated), (0, 1));
        assert_eq!(desk.client("Grange").await.contacts.len(), 2);
    }

    async fn characters_that_nobody_names_are_found(db: TestDb) {
        let desk = Desk::new(db).await;
        let counts = import(&desk, include_bytes!("samples/52-qp-without-charset.vcf"), Policy::Skip).await;
        assert_eq!((counts.created, counts.rejected, counts.to_check), (1, 0, 0));
        let zoe = desk.client("Zoé").await;
        assert_eq!((zoe.data.name.as_str(), zoe.data.kind), ("Zoé Lefèvre", ClientKind::Individual));
        assert_eq!(zoe.data.mobile.as_ref().map(Phone::as_str), Some("+33612345679"));
    }

    async fn several_cards_of_a_company_are_one_client(db: TestDb) {
        let desk = Desk::new(db).await;
        let card = |lines: &str| format!("BEGIN:VCARD\nVERSION:3.0\n{lines}\nEND:VCARD\n");
        let cards = [
            card("FN:Anne Roy\nN:Roy;Anne;;;\nORG:Alpha SARL\nEMAIL:anne@alpha.example\nCATEGORIES:Salon\nNOTE:Le matin\nURL:https://anne.example"),
            card("FN:Alpha SARL\nN:;;;;\nORG:Alpha SARL\nX-ABShowAs:COMPANY\nEMAIL:info@alpha.example\nURL:https://alpha.example\nCATEGORIES:VIP"),
            card("FN:Luc Roy\nN:Roy;Luc;;;\nORG:ALPHA SARL\nEMAIL:luc@alpha.example\nNOTE:Le soir"),
            card("FN:Jean Martin\nN:Martin;Jean;;;\nEMAIL:jean@x.example"),
            card("FN:Jean Martin\nN:Martin;Jean;;;\nEMAIL:jean@y.example"),
        ];
        let counts = import(&desk, cards.concat().as_bytes(), Policy::Skip).await;
        assert_eq!((counts.rows, counts.created, counts.merged, counts.rejected), (5, 3, 2, 0));
        let alpha = desk.client("Alpha").await;
        assert_eq!((alpha.contacts.len(), alpha.data.email.as_ref().map(Email::as_str)), (2, Some("info@alpha.example")));
        assert_eq!(tags(&desk, &alpha).await, ["Salon", "VIP"]);
        let notes = alpha.data.private_notes.as_ref().unwrap().as_str();
        for kept in ["Anne Roy – Le matin", "Luc Roy – Le soir", "https://alpha.example"] {
            assert!(notes.contains(kept), "{kept}: {notes}");
        }
    }
}
