//! Quotes that are answered in the portal: by their client, once, and by nobody else.

use domain::billing::state::Step;

use super::*;

async fn state(app: &App, id: DocumentId) -> String {
    documents::get(&app.access().read(), id).await.unwrap().state.as_str().to_owned()
}

/// What is sent by whoever approves what was shown.
const YES: &str = "shown=12000&name=Ana+Roche&reason=&signature=10.10-500.150&verdict=approved";

#[tokio::test(flavor = "multi_thread")]
async fn a_contact_approves_a_quote_once() {
    let (app, sink) = (App::new().await, Sink::start());
    let (client, _) = invited(&app, &sink).await;
    let quote = written(&app, client, DocumentKind::Quote, true).await;
    let session = signed_in(&app, &sink).await;
    let path = format!("/portal/quotes/{quote}");
    assert!(get(&app, "/portal/quotes", &session).await.body.contains(&format!("\"{path}\"")));
    let page = get(&app, &path, &session).await;
    assert!(page.status.is_success() && page.body.contains("Approuver le devis"), "{}", page.body);
    assert!(page.body.contains("value=\"Ana Roche\"") && !page.body.contains("Entre nous"), "{}", page.body);
    let policy = page.headers["content-security-policy"].to_str().unwrap();
    assert!(policy.contains("default-src 'none'") && policy.contains("script-src 'self'"), "{policy}");
    assert_eq!(state(&app, quote).await, "viewed");

    let nameless = post(&app, &path, &session, "shown=12000&name=+&verdict=approved").await;
    assert_eq!(nameless.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(nameless.body.contains("aria-invalid"), "{}", nameless.body);
    let looked = post(&app, &path, &session, &format!("look=1&{YES}")).await;
    assert!(looked.status.is_success() && looked.body.contains("10.10-500.150"), "{}", looked.body);
    let other = post(&app, &path, &session, &YES.replace("12000", "9900")).await;
    assert!(other.status == StatusCode::CONFLICT && other.body.contains("le total a changé"), "{}", other.body);
    assert_eq!(state(&app, quote).await, "viewed", "nothing is answered yet");

    for _ in 0..2 {
        let kept = post(&app, &path, &session, YES).await;
        assert_eq!((kept.status, kept.headers[LOCATION].to_str().unwrap()), (StatusCode::SEE_OTHER, path.as_str()));
    }
    assert_eq!(state(&app, quote).await, "accepted");
    let page = get(&app, &path, &session).await;
    for said in ["Accepté par le client", "Ana Roche, le", "M10 10L500 150"] {
        assert!(page.body.contains(said), "{said}: {}", page.body);
    }
    assert!(!page.body.contains("<form class=\"answer\""), "{}", page.body);
    let late = post(&app, &path, &session, &YES.replace("approved", "refused")).await;
    assert!(late.status == StatusCode::CONFLICT && late.body.contains("déjà accepté"), "{}", late.body);
    let paper = get(&app, &format!("/portal/documents/{quote}.pdf"), &session).await;
    assert!(paper.status.is_success() && paper.body.starts_with("%PDF"), "{}", paper.status);
    let kept = documents::answer_of(&app.access().read(), quote).await.unwrap().unwrap();
    assert!(!kept.address.is_empty() && kept.total.minor() == 12_000);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_refusal_is_kept_with_its_reason() {
    let (app, sink) = (App::new().await, Sink::start());
    let (client, _) = invited(&app, &sink).await;
    let quote = written(&app, client, DocumentKind::Quote, true).await;
    let session = signed_in(&app, &sink).await;
    let path = format!("/portal/quotes/{quote}");
    let kept = post(&app, &path, &session, "shown=12000&name=Ana&reason=%3Cb%3Etrop+cher&verdict=refused").await;
    assert_eq!(kept.status, StatusCode::SEE_OTHER);
    assert_eq!(state(&app, quote).await, "refused");
    let page = get(&app, &path, &session).await;
    assert!(page.body.contains("trop cher") && !page.body.contains("<b>trop"), "{}", page.body);
    assert!(page.body.contains("Ana, le ") && page.body.contains("Ana Roche (ana@roche.example)"), "{}", page.body);
}

#[tokio::test(flavor = "multi_thread")]
async fn what_the_company_did_since_stands_beside_the_answer() {
    let (app, sink) = (App::new().await, Sink::start());
    let (client, _) = invited(&app, &sink).await;
    let quote = written(&app, client, DocumentKind::Quote, true).await;
    let session = signed_in(&app, &sink).await;
    let path = format!("/portal/quotes/{quote}");
    assert_eq!(post(&app, &path, &session, YES).await.status, StatusCode::SEE_OTHER);
    assert!(!get(&app, &path, &session).await.body.contains("class=\"said\""), "what follows goes without saying");
    let tx = app.access().begin().await.unwrap();
    documents::step(&tx, &[quote], Step::Cancel).await.unwrap();
    tx.commit().await.unwrap();
    let page = get(&app, &path, &session).await;
    assert!(page.body.contains("a retiré ce devis") && page.body.contains("Accepté par le client"), "{}", page.body);
}

#[tokio::test(flavor = "multi_thread")]
async fn nobody_else_answers() {
    let (app, sink) = (App::new().await, Sink::start());
    let (client, _) = invited(&app, &sink).await;
    let form =
        domain::clients::ClientForm { addresses: vec![place("1 rue A", "75011", "Paris")], ..named("Les autres") };
    let other = created(&app.access(), &form).await.id;
    let quote = written(&app, client, DocumentKind::Quote, true).await;
    let (theirs, draft, invoice) = (
        written(&app, other, DocumentKind::Quote, true).await,
        written(&app, client, DocumentKind::Quote, false).await,
        written(&app, client, DocumentKind::Invoice, true).await,
    );
    let session = signed_in(&app, &sink).await;
    for id in [theirs, draft, invoice] {
        let path = format!("/portal/quotes/{id}");
        assert_eq!(get(&app, &path, &session).await.status, StatusCode::NOT_FOUND, "{id}");
        let said = post(&app, &path, &session, YES).await;
        assert!(matches!(said.status, StatusCode::NOT_FOUND | StatusCode::CONFLICT), "{id}: {}", said.status);
        assert!(documents::answer_of(&app.access().read(), id).await.unwrap().is_none());
    }
    let path = format!("/portal/quotes/{quote}");
    assert_eq!(post(&app, &path, "", YES).await.headers[LOCATION], "/portal/login");
    let mut foreign = request(Method::POST, &path, None)
        .header("content-type", "application/x-www-form-urlencoded")
        .header("cookie", &session)
        .body(Body::from(YES))
        .unwrap();
    foreign.headers_mut().insert("origin", "https://evil.example".parse().unwrap());
    assert_eq!(app.send(foreign).await.status, StatusCode::FORBIDDEN);

    let staff = app.cookie(Role::Owner);
    let begun = app.get(&format!("/portal/preview/{client}"), Some(staff)).await;
    let preview = format!("clientele_session={staff}; {}", cookie(&begun));
    let page = get(&app, &path, &preview).await;
    assert!(page.status.is_success() && page.body.contains("seul le client peut répondre"), "{}", page.body);
    assert_eq!(post(&app, &path, &preview, YES).await.status, StatusCode::FORBIDDEN);
    assert_eq!(state(&app, quote).await, "issued", "a preview changes nothing");
    let script = app.get("/portal/sign.js", None).await;
    assert_eq!(script.headers["content-type"], "text/javascript; charset=utf-8");
}
