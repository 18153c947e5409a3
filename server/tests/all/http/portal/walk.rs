//! The walk through the clients' own door: every route, as nobody, as the contact of another client and of another company, as staff, and as
//! somebody who is let in no more.

use axum::http::header::ORIGIN;
use chrono::Utc;
use domain::cards::CardForm;
use store::{Access, cards};

use super::doors::link_of;
use super::own::sent;
use super::routes::ROUTES;
use super::*;
use crate::provider::{KEY, SECRET};

/// A method, a route, its address and its form for Ana, and whom it is for.
pub type Walked = (&'static str, &'static str, &'static str, Who, &'static str);

/// Whom a route is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Who {
    /// Whoever comes: it knows nobody, or by a secret alone.
    Open,
    /// A guest, of what is their own.
    Own,
    /// A guest, of something of theirs that the address or the form names.
    Named,
    /// Staff.
    Staff,
}

/// Two companies: Ana and Bob are at two clients of the first, Eve is at one of the second.
struct Doors {
    app: App,
    names: Vec<(&'static str, String)>,
    contact: ContactId,
    /// What nobody but Ana is shown.
    marks: Vec<String>,
    ana: String,
    bob: String,
    eve: String,
}

/// A contact who is let in by a company that can send.
async fn let_in(access: &Access, (client, name, email): (&str, &str, &str)) -> (ClientId, ContactId) {
    let form = domain::clients::ClientForm {
        addresses: vec![place("3 rue C", "75011", "Paris")],
        contacts: vec![person(name, "Autre", email)],
        ..named(client)
    };
    let client = created(access, &form).await;
    let contact = client.contacts[0].id.unwrap();
    let tx = access.begin().await.unwrap();
    portal::invite(&tx, contact).await.unwrap();
    tx.commit().await.unwrap();
    (client.id, contact)
}

/// The cookie of a session that is begun by the link of the letter of that number.
async fn enters(app: &App, sink: &Sink, email: &str, letters: usize) -> String {
    let browser = cookie(&post(app, "/portal/login", "", &format!("email={}", email.replace('@', "%40"))).await);
    cookie(&post(app, &link_of(sink, letters).await, &browser, "").await)
}

async fn takes_cards(access: &Access) {
    let form =
        CardForm { is_on: "true".into(), secret_key: KEY.into(), webhook_secret: SECRET.into(), ..CardForm::default() };
    let new = cards::sealed(access, form.parse().unwrap()).unwrap();
    let tx = access.begin().await.unwrap();
    cards::save_settings(&tx, 0, new).await.unwrap();
    tx.commit().await.unwrap();
}

impl Doors {
    async fn open() -> Self {
        let (app, sink) = (App::new().await, Sink::start());
        let (client, contact) = invited(&app, &sink).await;
        let nord = app.access();
        let_in(&nord, ("Les autres", "Bob", "bob@autres.example")).await;
        let sud = Access::operator(app.db.database.clone(), app.second_company().await, Utc::now());
        sends(&sud, &sink).await;
        let_in(&sud, ("Ailleurs", "Eve", "eve@ailleurs.example")).await;
        let invoice = written(&app, client, DocumentKind::Invoice, true).await;
        let quote = written(&app, client, DocumentKind::Quote, true).await;
        takes_cards(&nord).await;
        let tx = nord.begin().await.unwrap();
        let card = cards::begin(&tx, client, "Ana", &[invoice], None).await.unwrap();
        tx.commit().await.unwrap();
        let kept = sent(&app, &format!("/api/clients/{client}/files"), "Plan secret").await;
        let kept = kept.body.trim_matches('"').to_owned();
        let shared = format!(r#"{{"client":"{client}","id":"{kept}","shared":true}}"#);
        assert!(app.post("/api/clients/file-share", Some(app.cookie(Role::Owner)), &shared).await.status.is_success());
        let number = documents::get(&nord.read(), invoice).await.unwrap().number.unwrap();
        let ana = enters(&app, &sink, "ana@roche.example", 1).await;
        let bob = enters(&app, &sink, "bob@autres.example", 2).await;
        let eve = enters(&app, &sink, "eve@ailleurs.example", 3).await;
        let names = vec![
            ("{client}", client.to_string()),
            ("{invoice}", invoice.to_string()),
            ("{quote}", quote.to_string()),
            ("{card}", card.id.to_string()),
            ("{kept}", kept),
            ("{company}", app.company.to_string()),
            ("{token}", "0".repeat(64)),
        ];
        let marks = ["Roche", "Plan secret", number.as_str()].map(str::to_owned).to_vec();
        Self { app, names, contact, marks, ana, bob, eve }
    }

    fn put(&self, text: &str) -> String {
        self.names.iter().fold(text.to_owned(), |text, (name, value)| text.replace(name, value))
    }

    async fn ask(&self, (method, _, at, _, body): &Walked, cookies: &str) -> Answer {
        let (path, body) = (self.put(at), self.put(body));
        if *method == "GET" {
            get(&self.app, &path, cookies).await
        } else {
            post(&self.app, &path, cookies, &body).await
        }
    }

    /// As the script of a frame asks, whatever cookies come along.
    async fn ask_in_frame(&self, (method, _, at, _, body): &Walked, token: &str, cookies: &str) -> Answer {
        let method = if *method == "GET" { Method::GET } else { Method::POST };
        let asked = request(method, &self.put(at), None)
            .header("content-type", "application/x-www-form-urlencoded")
            .header("clientele-frame", token)
            .header("sec-fetch-dest", "empty")
            .header("cookie", cookies);
        self.app.send(asked.body(Body::from(self.put(body))).unwrap()).await
    }

    /// Whatever is answered, nothing of Ana's is in it.
    fn tells_nothing(&self, walked: &Walked, answer: &Answer) {
        let (method, _, at, ..) = walked;
        assert!(!answer.status.is_server_error(), "{method} {at}: {} {}", answer.status, answer.body);
        for mark in &self.marks {
            assert!(!answer.body.contains(mark.as_str()), "{method} {at} tells « {mark} »: {}", answer.body);
        }
    }

    /// Nobody who is signed in: led to where one can.
    async fn is_led_to_the_door(&self, walked: &Walked, cookies: &str) {
        let (method, _, at, ..) = walked;
        let answer = self.ask(walked, cookies).await;
        self.tells_nothing(walked, &answer);
        assert_eq!(answer.status, StatusCode::SEE_OTHER, "{method} {at} as {cookies:?}: {}", answer.body);
        assert_eq!(answer.headers[LOCATION], "/portal/login", "{method} {at}");
    }

    async fn quote_state(&self) -> String {
        let id = self.put("{quote}").parse().unwrap();
        documents::get(&self.app.access().read(), id).await.unwrap().state.as_str().to_owned()
    }
}

/// Has a company send its letters.
async fn sends(access: &Access, sink: &Sink) {
    let form = MailForm {
        host: "127.0.0.1".into(),
        port: sink.port.to_string(),
        security: "open".into(),
        sender: "compta@sud.example".into(),
        ..MailForm::default()
    };
    let new = mail::sealed(access, form.parse().unwrap()).unwrap();
    let tx = access.begin().await.unwrap();
    mail::save_settings(&tx, 0, new).await.unwrap();
    tx.commit().await.unwrap();
}

fn guests() -> impl Iterator<Item = &'static Walked> {
    ROUTES.iter().filter(|(_, _, _, who, _)| matches!(who, Who::Own | Who::Named))
}

#[tokio::test(flavor = "multi_thread")]
async fn the_door_opens_for_guests_alone_and_ends_with_their_access() {
    let doors = Box::pin(Doors::open()).await;
    let (staff, stranger) = (doors.app.cookie(Role::Owner).to_owned(), doors.app.stranger.clone());
    let made_up = "0".repeat(64);
    let nobody = [
        String::new(),
        format!("clientele_portal={made_up}"),
        format!("clientele_session={staff}"),
        format!("clientele_portal={staff}"),
        format!("clientele_session={stranger}; clientele_portal_preview={}", doors.put("{company}.{client}")),
        format!("clientele_portal_preview={}", doors.put("{company}.{client}")),
    ];
    for walked in guests() {
        for cookies in &nobody {
            doors.is_led_to_the_door(walked, cookies).await;
        }
    }
    // She is shown what the walk names: it is there, and nobody else has found it.
    for walked in guests().filter(|(method, ..)| *method == "GET") {
        let answer = doors.ask(walked, &doors.ana).await;
        let has_none = walked.1 == "/portal/logo" && answer.status == StatusCode::NOT_FOUND;
        assert!(answer.status.is_success() || has_none, "{}: {} {}", walked.2, answer.status, answer.body);
    }
    let tx = doors.app.access().begin().await.unwrap();
    portal::revoke(&tx, doors.contact).await.unwrap();
    tx.commit().await.unwrap();
    for walked in guests() {
        doors.is_led_to_the_door(walked, &doors.ana).await;
    }
    assert_ne!(doors.quote_state().await, "accepted", "whoever is not let in answers nothing");
}

#[tokio::test(flavor = "multi_thread")]
async fn guests_reach_nothing_of_another_client_or_company() {
    let doors = Box::pin(Doors::open()).await;
    for guest in [&doors.bob, &doors.eve] {
        for walked in guests() {
            let answer = doors.ask(walked, guest).await;
            doors.tells_nothing(walked, &answer);
            if walked.3 == Who::Named {
                let is_refused = answer.status.is_client_error();
                assert!(is_refused, "{} {}: {} {}", walked.0, walked.2, answer.status, answer.body);
            }
        }
    }
    assert_eq!(doors.quote_state().await, "issued");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_frame_is_its_own_guest_and_nobody_else() {
    let doors = Box::pin(Doors::open()).await;
    let bob = doors.bob.split_once('=').unwrap().1.to_owned();
    let others = format!("{}; clientele_session={}", doors.ana, doors.app.cookie(Role::Owner));
    for walked in guests() {
        let (method, _, at, who, _) = walked;
        let nobody = doors.ask_in_frame(walked, &"0f".repeat(32), &others).await;
        assert_eq!(nobody.status, StatusCode::SEE_OTHER, "{method} {at}: {}", nobody.body);
        let his = doors.ask_in_frame(walked, &bob, &others).await;
        doors.tells_nothing(walked, &his);
        assert!(*who != Who::Named || his.status.is_client_error(), "{method} {at}: {} {}", his.status, his.body);
    }
    assert_eq!(doors.quote_state().await, "issued");
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_open_tells_nobody_anything() {
    let doors = Box::pin(Doors::open()).await;
    let staff = format!("clientele_session={}", doors.app.cookie(Role::Owner));
    for walked in ROUTES.iter().filter(|(_, _, _, who, _)| *who == Who::Open) {
        for cookies in ["", &staff, &doors.bob, &doors.eve] {
            // It would end the session.
            if walked.1 == "/portal/logout" && !cookies.is_empty() {
                continue;
            }
            let answer = doors.ask(walked, cookies).await;
            doors.tells_nothing(walked, &answer);
        }
    }
    let preview = ROUTES.iter().find(|(_, _, _, who, _)| *who == Who::Staff).unwrap();
    for cookies in ["", &doors.ana, &doors.bob, &doors.eve] {
        assert_eq!(doors.ask(preview, cookies).await.status, StatusCode::UNAUTHORIZED, "{cookies}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn staff_who_look_and_pages_of_others_change_nothing() {
    let doors = Box::pin(Doors::open()).await;
    let staff = doors.app.cookie(Role::Owner);
    let begun = doors.app.get(&doors.put("/portal/preview/{client}"), Some(staff)).await;
    let looks = format!("clientele_session={staff}; {}", cookie(&begun));
    for walked in ROUTES.iter().filter(|(method, ..)| *method == "POST") {
        let (_, route, at, who, body) = walked;
        // To look at another client of the contact, and to look no more, is no change.
        if matches!(who, Who::Own | Who::Named) && *route != "/portal/client" {
            let answer = doors.ask(walked, &looks).await;
            assert_eq!(answer.status, StatusCode::FORBIDDEN, "{at}: {}", answer.body);
        }
        let mut foreign = request(Method::POST, &doors.put(at), None)
            .header("content-type", "application/x-www-form-urlencoded")
            .header("cookie", &doors.ana)
            .body(Body::from(doors.put(body)))
            .unwrap();
        foreign.headers_mut().insert(ORIGIN, "https://evil.example".parse().unwrap());
        assert_eq!(doors.app.send(foreign).await.status, StatusCode::FORBIDDEN, "{at}: another site's page");
    }
    assert_eq!(doors.quote_state().await, "issued");
}
