//! What a save costs, and that it answers what is kept.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on must fail")]

use domain::clients::{Client, ClientForm};
use domain::custom_fields::CustomFieldForm;
use domain::form::Edit;
use domain::products::{ProductFields, ProductForm};
use domain::subject::Subject;
use store::{Access, clients, companies, custom_fields, products};
use testing::clients::{back, created, named, person, place};
use testing::on_each_database;

/// Three contacts and two addresses.
fn large() -> ClientForm {
    let mut form = ClientForm {
        contacts: vec![
            person("Ana", "Roche", "ana@x.example"),
            person("Bob", "Diallo", "bob@x.example"),
            person("Zoé", "Le Goff", ""),
        ],
        addresses: vec![place("1 rue A", "75011", "Paris"), place("2 rue B", "69001", "Lyon")],
        ..named("Ateliers Roche")
    };
    form.fields.tags = "VIP\nPresse".into();
    form.contacts[1].is_billing = "on".into();
    form.addresses[1].is_delivery = "on".into();
    form
}

async fn save(access: &Access, client: &Client, form: &ClientForm) -> Client {
    let tx = access.begin().await.unwrap();
    let saved = clients::save(&tx, client.id, client.version, form.clone().into()).await.unwrap();
    tx.commit().await.unwrap();
    saved
}

/// How many statements, and which, for whoever reads why a test fails.
fn told(statements: &[String]) -> String {
    let brief = |sql: &String| sql.chars().take(90).collect::<String>();
    format!("{} statements:\n{}", statements.len(), statements.iter().map(brief).collect::<Vec<_>>().join("\n"))
}

fn count(statements: &[String], begin: &str) -> usize {
    statements.iter().filter(|sql| sql.starts_with(begin)).count()
}

/// A change of a form, by what it does. Each is meant for a client of [`large`].
type Shape = (&'static str, fn(&mut ClientForm, &Others));

/// What shapes name beside the client itself.
struct Others {
    contact: String,
    custom: String,
}

const SHAPES: &[Shape] = &[
    ("nothing", |_, _| {}),
    ("its own values", |form, _| {
        form.fields.name = "  Roche & Fils ".into();
        form.fields.phone = "01 99 00 12 34".into();
        form.fields.other_emails = "a@roche.example\nb@roche.example".into();
        form.fields.website = "roche.example".into();
        form.fields.share_capital = "1000,5".into();
        form.fields.default_vat = "5,5".into();
        form.fields.negotiated_days = "45".into();
        form.fields.private_notes = "Une\r\nligne ".into();
    }),
    ("a contact added", |form, _| form.contacts.push(person("Max", "", "Max@x.example"))),
    ("the primary contact removed", |form, _| drop(form.contacts.remove(0))),
    ("every contact removed", |form, _| form.contacts.clear()),
    ("contacts in another order", |form, _| form.contacts.reverse()),
    ("another primary contact", |form, _| {
        form.contacts[0].is_primary = String::new();
        form.contacts[2].is_primary = "on".into();
    }),
    ("what a contact is to the client", |form, _| form.contacts[2].receives_invoices = "on".into()),
    ("a contact changed", |form, _| form.contacts[1].mobile = "06 12 34 56 78".into()),
    ("e-mails exchanged", |form, _| {
        form.contacts[0].email = "bob@x.example".into();
        form.contacts[1].email = "ana@x.example".into();
    }),
    ("an e-mail passed on to somebody new", |form, _| {
        form.contacts.remove(0);
        form.contacts.insert(1, person("Anna", "", "ana@x.example"));
    }),
    ("an e-mail handed on within the client", |form, _| {
        form.contacts[0].email = String::new();
        form.contacts[2].email = "ana@x.example".into();
    }),
    ("somebody else's contact", |form, others| {
        let mut contact = person("Eva", "Martin", "eva@x.example");
        contact.id.clone_from(&others.contact);
        form.contacts.insert(0, contact);
    }),
    ("an address added", |form, _| form.addresses.push(place("3 rue C", "13001", "Marseille"))),
    ("the main address removed", |form, _| drop(form.addresses.remove(0))),
    ("every address removed", |form, _| form.addresses.clear()),
    ("addresses in another order", |form, _| form.addresses.reverse()),
    ("another main address, abroad", |form, _| {
        form.addresses[0].is_main = String::new();
        form.addresses[1].is_main = "on".into();
        form.addresses[1].country = "CA".into();
        form.addresses[1].province = "QC".into();
        form.addresses[1].postal_code = "H2X 1A1".into();
    }),
    ("other tags", |form, _| form.fields.tags = format!("Neuf\n{}", form.fields.tags.lines().next().unwrap())),
    ("no tags", |form, _| form.fields.tags.clear()),
    ("a custom value", |form, others| drop(form.custom.insert(others.custom.clone(), "1,50".into()))),
    ("no custom value", |form, _| form.custom.clear()),
];

async fn others(access: &Access) -> Others {
    let tx = access.begin().await.unwrap();
    let new = CustomFieldForm { label: "Taux".into(), kind: "number".into(), ..CustomFieldForm::default() };
    let field = custom_fields::add(&tx, Subject::Client, new.parse().unwrap()).await.unwrap();
    tx.commit().await.unwrap();
    let other = ClientForm { contacts: vec![person("Eva", "", "eva@x.example")], ..named("Ailleurs") };
    let contact = created(access, &other).await.contacts[0].id.unwrap().to_string();
    Others { contact, custom: field.id.to_string() }
}

on_each_database! {
    async fn a_client_is_read_once_and_its_row_written_once(db: TestDb) {
        let nord = db.empty_company("Nord").await;
        let (nord, heard) = db.heard(&nord);
        let client = created(&nord, &large()).await;
        let created = heard.take();
        assert_eq!(count(&created, "INSERT INTO \"clients\""), 1, "{}", told(&created));
        assert_eq!(count(&created, "SELECT \"clients\".\"company_id\""), 0, "{}", told(&created));
        assert!(created.len() <= 21, "creating takes {}", told(&created));
        let unchanged = save(&nord, &client, &back(&client)).await;
        let statements = heard.take();
        assert_eq!(unchanged, client);
        assert_eq!(statements.len(), 9, "sent back unchanged, a form takes {}", told(&statements));
        let mut form = back(&client);
        form.fields.name = "Roche".into();
        let renamed = save(&nord, &client, &form).await;
        let statements = heard.take();
        // Its contacts show it as well: their revision, who they are, their rows. So do its documents, payments, credits, tasks and expenses:
        // whether it has any.
        assert_eq!(statements.len(), 20, "a new name takes {}", told(&statements));
        assert_eq!(count(&statements, "UPDATE \"clients\""), 1, "{}", told(&statements));
        assert_eq!(count(&statements, "SELECT \"clients\".\"company_id\""), 1, "{}", told(&statements));
        let mut form = back(&renamed);
        form.contacts[2].email = "zoe@x.example".into();
        form.addresses[0].line1 = "3 rue C".into();
        save(&nord, &renamed, &form).await;
        let statements = heard.take();
        // The address, whose the e-mail is, and the people: before and after, with who else shows them, for what each hears of it.
        assert_eq!(statements.len(), 31, "a contact's e-mail and a street take {}", told(&statements));
    }

    async fn one_value_takes_no_more_than_its_form(db: TestDb) {
        let nord = db.empty_company("Nord").await;
        let (nord, heard) = db.heard(&nord);
        let client = created(&nord, &large()).await;
        let mut form = back(&client);
        form.fields.phone = "01 84 60 12 00".into();
        drop(heard.take());
        let whole = save(&nord, &client, &form).await;
        let of_form = heard.take();
        let edit = Edit::One { path: "fields.phone".into(), typed: "01 84 60 12 10".into() };
        let tx = nord.begin().await.unwrap();
        let saved = clients::save(&tx, client.id, whole.version, edit).await.unwrap();
        tx.commit().await.unwrap();
        let statements = heard.take();
        assert_eq!(statements.len(), of_form.len(), "one value takes {}", told(&statements));
        assert_eq!(clients::get(&nord.read(), client.id).await.unwrap(), saved);
        assert_eq!((saved.version, saved.contacts, saved.addresses), (3, whole.contacts, whole.addresses));
    }

    async fn a_product_is_read_once_and_its_row_written_once(db: TestDb) {
        let nord = db.empty_company("Nord").await;
        let (nord, heard) = db.heard(&nord);
        let fields = ProductFields { name: "Vis".into(), price: "12,50".into(), ..ProductFields::default() };
        let mut form = ProductForm { fields, ..ProductForm::default() };
        let tx = nord.begin().await.unwrap();
        let new = form.parse(&products::form_rules(&tx).await.unwrap()).unwrap();
        let product = products::create(&tx, new).await.unwrap();
        tx.commit().await.unwrap();
        assert_eq!(products::get(&nord.read(), product.id).await.unwrap(), product);
        drop(heard.take());
        form.fields.name = "Vis à bois".into();
        let tx = nord.begin().await.unwrap();
        let saved = products::save(&tx, product.id, 1, form.into()).await.unwrap();
        tx.commit().await.unwrap();
        let statements = heard.take();
        assert_eq!(statements.len(), 8, "a new name takes {}", told(&statements));
        assert_eq!(count(&statements, "UPDATE \"products\""), 1, "{}", told(&statements));
        assert_eq!(products::get(&nord.read(), product.id).await.unwrap(), saved);
    }

    async fn what_a_save_answers_is_what_is_kept(db: TestDb) {
        let nord = db.empty_company("Nord").await;
        let others = others(&nord).await;
        let mut large = large();
        large.custom.insert(others.custom.clone(), "20".into());
        let rules = companies::form_rules(&nord.read()).await.unwrap();
        for (number, (what, change)) in SHAPES.iter().enumerate() {
            let tx = nord.begin().await.unwrap();
            let client = clients::create(&tx, large.parse(&rules).unwrap()).await.unwrap();
            assert_eq!(clients::get(&tx, client.id).await.unwrap(), client, "created, for {what}");
            let mut form = back(&client);
            change(&mut form, &others);
            let saved = clients::save(&tx, client.id, 1, form.into()).await.unwrap();
            assert_eq!(clients::get(&tx, client.id).await.unwrap(), saved, "{what}");
            // And two after another, whichever they are.
            let (then, change) = SHAPES[(number * 7 + 3) % SHAPES.len()];
            if client.contacts.len() == saved.contacts.len() && client.addresses.len() == saved.addresses.len() {
                let mut form = back(&saved);
                change(&mut form, &others);
                let saved = clients::save(&tx, client.id, saved.version, form.into()).await.unwrap();
                assert_eq!(clients::get(&tx, client.id).await.unwrap(), saved, "{what}, then {then}");
            }
            // The e-mails are free for the next.
            tx.roll_back().await.unwrap();
        }
        assert_eq!(store::verify::run(&db.database).await.unwrap(), []);
    }

    async fn every_shape_one_after_another_leaves_a_sound_client(db: TestDb) {
        let nord = db.empty_company("Nord").await;
        let others = others(&nord).await;
        let mut client = created(&nord, &large()).await;
        for (what, change) in SHAPES {
            client = save(&nord, &client, &ClientForm { number: client.number.clone(), ..large() }).await;
            assert_eq!(clients::get(&nord.read(), client.id).await.unwrap(), client, "back from before {what}");
            let mut form = back(&client);
            change(&mut form, &others);
            client = save(&nord, &client, &form).await;
            assert_eq!(clients::get(&nord.read(), client.id).await.unwrap(), client, "{what}");
            assert_eq!(store::verify::run(&db.database).await.unwrap(), [], "{what}");
        }
    }

    async fn one_thing_changed_on_its_own_answers_what_is_kept(db: TestDb) {
        let nord = db.empty_company("Nord").await;
        let client = created(&nord, &large()).await;
        let tx = nord.begin().await.unwrap();
        let prospect = clients::set_prospect(&tx, client.id, true).await.unwrap();
        assert_eq!(clients::get(&tx, client.id).await.unwrap(), prospect);
        let number = domain::text::Text::parse("Z-1").unwrap();
        let numbered = clients::change_number(&tx, client.id, number).await.unwrap();
        assert_eq!(clients::get(&tx, client.id).await.unwrap(), numbered);
        assert_eq!((prospect.version, numbered.version), (2, 3));
    }
}
