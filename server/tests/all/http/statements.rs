//! What pages cost: the statements that each is answered with.

use axum::body::Body;
use axum::http::{Method, StatusCode};
use chrono::Utc;
use domain::access::Role;
use domain::clients::{Client, ClientForm};
use domain::custom_fields::CustomFieldForm;
use domain::ids::CustomFieldId;
use domain::pins::FactName;
use domain::saved_views::{Asked, NewView, ViewContent};
use domain::subject::Subject;
use domain::text::Text;
use store::{Access, clients, custom_fields, pins, saved_views};
use testing::clients::{back, created, named, person, place};
use testing::on_each_database;

use super::support::{Answer, App, request, send};

/// Who looks, and what stands around every page.
const OF_FRAME: usize = 2;
/// What a client's page asks beside that, however much the client holds: itself, and where it stands.
const OF_RECORD: usize = 14;

/// How many statements, and which, for whoever reads why a test fails.
fn told(statements: &[String]) -> String {
    format!("{} statements:\n{}", statements.len(), statements.join("\n"))
}

fn is_each_once(statements: &[String]) -> bool {
    statements.iter().enumerate().all(|(at, statement)| !statements[..at].contains(statement))
}

/// A field of the company's own; a view and a fact that whoever enters keeps at hand.
async fn settled(access: &Access) -> CustomFieldId {
    let tx = access.begin().await.unwrap();
    let new = CustomFieldForm { label: "Teinte".into(), kind: "text".into(), ..CustomFieldForm::default() };
    let field = custom_fields::add(&tx, Subject::Client, new.parse().unwrap()).await.unwrap();
    let view = NewView {
        subject: Subject::Client,
        name: Text::parse("Vue de Claire").unwrap(),
        is_shared: false,
        is_favourite: true,
        kept: ViewContent { asked: Asked::parse("q=roche").unwrap(), look: None },
    };
    saved_views::create(&tx, view).await.unwrap();
    pins::set(&tx, Subject::Client, FactName::parse("reference").unwrap(), true).await.unwrap();
    tx.commit().await.unwrap();
    field.id
}

/// A client with several of everything, of which each has changed.
async fn large(access: &Access, field: CustomFieldId) -> Client {
    let (above, pays) = (created(access, &named("Groupe Est")).await, created(access, &named("Trésorerie Sud")).await);
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
    form.fields.parent = pays.id.to_string();
    let mut client = created(access, &form).await;
    for shade in ["bleu nuit", "vert d'eau"] {
        let mut form = back(&client);
        form.fields.parent = above.id.to_string();
        form.fields.payer = pays.id.to_string();
        form.fields.owner = access.actor().user.unwrap().to_string();
        form.fields.tags = format!("{}\n{shade}", form.fields.tags);
        form.fields.phone = "01 84 60 12 00".into();
        form.fields.reference = format!("Réf {shade}");
        form.custom.insert(field.to_string(), shade.to_owned());
        let tx = access.begin().await.unwrap();
        client = clients::save(&tx, client.id, client.version, form.into()).await.unwrap();
        tx.commit().await.unwrap();
    }
    client
}

on_each_database! {
    async fn pages_ask_little(db: TestDb) {
        let app = App::on(db, &[]).await;
        let owner = app.signed_in(Role::Owner).await;
        let access = owner.access(app.db.database.clone(), Utc::now()).unwrap();
        let client = Box::pin(large(&access, settled(&access).await)).await;
        let (router, heard) = app.heard();
        let page = async |path: &str| {
            let asked = request(Method::GET, path, Some(app.cookie(Role::Owner)));
            let answer: Answer = send(&router, asked.body(Body::empty()).unwrap()).await;
            (answer, heard.take())
        };

        // It has nothing of its own to ask.
        let (nowhere, statements) = page("/nowhere").await;
        assert_eq!(nowhere.status, StatusCode::NOT_FOUND);
        assert!(nowhere.body.contains("Atelier Nord") && nowhere.body.contains("Vue de Claire"), "{}", nowhere.body);
        assert!((1..=OF_FRAME).contains(&statements.len()), "the frame takes {}", told(&statements));

        let (record, statements) = page(&format!("/clients/{}", client.id)).await;
        assert_eq!(record.status, StatusCode::OK, "{}", record.body);
        for shown in [
            "Ateliers Roche", "Groupe Est", "Trésorerie Sud", "Réf vert d", "VIP", "Presse", "Teinte", "Diallo",
            "Le Goff", "Lyon", "01 84 60 12 00", "bleu nuit",
        ] {
            assert!(record.body.contains(shown), "{shown} is not in {}", record.body);
        }
        let most = OF_FRAME + OF_RECORD;
        assert!((OF_FRAME + 1..=most).contains(&statements.len()), "a client's page takes {}", told(&statements));
        assert!(is_each_once(&statements), "the same is asked twice in {}", told(&statements));
    }

    async fn a_page_is_of_whoever_the_session_is_now(db: TestDb) {
        let app = App::on(db, &[]).await;
        let client = created(&app.access(), &named("Ateliers Roche")).await;
        let (router, _) = app.heard();
        let path = format!("/clients/{}", client.id);
        let sales = app.signed_in(Role::Sales).await;
        let page = async || {
            let asked = request(Method::GET, &path, Some(app.cookie(Role::Sales)));
            send(&router, asked.body(Body::empty()).unwrap()).await
        };
        let edit = format!("{path}/edit");
        assert!(page().await.body.contains(&edit));
        // A role counts with the next page, and so does being shut out.
        let tx = app.access().begin().await.unwrap();
        store::members::change_role(&tx, sales.user, Role::ReadOnly).await.unwrap();
        tx.commit().await.unwrap();
        let read_only = page().await;
        assert_eq!(read_only.status, StatusCode::OK);
        assert!(!read_only.body.contains(&edit), "{}", read_only.body);
        let tx = app.access().begin().await.unwrap();
        store::members::remove(&tx, sales.user).await.unwrap();
        tx.commit().await.unwrap();
        assert_eq!(page().await.status, StatusCode::SEE_OTHER);
    }
}
