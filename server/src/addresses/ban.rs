//! The protocol of the Base Adresse Nationale, which others speak too (addok): a question in the address, `GeoJSON` as its answer.

use domain::clients::SuggestedAddress;
use domain::clients::suggested::MOST_SUGGESTED;
use domain::company::AddressService;
use domain::geo::{Country, Latitude, Longitude, Province, country_of_french_code};
use domain::text::Text;
use reqwest::Url;
use serde::Deserialize;
use serde_json::Value;

use crate::outgoing::{NoAnswer, Outgoing};

/// Asks a service for what a text may be the beginning of.
pub(super) async fn ask(
    outgoing: &Outgoing,
    service: &AddressService,
    text: &str,
) -> Result<Vec<SuggestedAddress>, NoAnswer> {
    let url = service.base().and_then(|base| url(base, text)).ok_or(NoAnswer::NotAsked)?;
    let body = outgoing.get(url).await?;
    read(&body, *service == AddressService::Ban)
}

fn url(base: &str, text: &str) -> Option<Url> {
    let mut url = Url::parse(base).ok()?;
    url.path_segments_mut().ok()?.pop_if_empty().extend(["search", ""]);
    url.query_pairs_mut()
        .append_pair("q", text)
        .append_pair("limit", &MOST_SUGGESTED.to_string())
        .append_pair("autocomplete", "1");
    Some(url)
}

/// A collection of features, of which each is read by itself: one that is strange spoils no other.
#[derive(Deserialize)]
struct Collection {
    features: Vec<Value>,
}

#[derive(Deserialize)]
struct Feature {
    properties: Properties,
    /// A point, east before north; whatever else it is says nothing.
    #[serde(default)]
    geometry: Value,
}

/// What the protocol tells of an address. The last two are no part of it, but services of other countries tell them.
#[derive(Deserialize)]
struct Properties {
    label: String,
    #[serde(default)]
    name: Option<String>,
    #[serde(default, rename = "type")]
    kind: Option<String>,
    #[serde(default)]
    postcode: Option<String>,
    #[serde(default)]
    city: Option<String>,
    #[serde(default, alias = "countrycode")]
    country_code: Option<String>,
    #[serde(default, alias = "statecode")]
    state_code: Option<String>,
}

fn read(body: &[u8], is_french: bool) -> Result<Vec<SuggestedAddress>, NoAnswer> {
    let answer: Collection = serde_json::from_slice(body)?;
    let features = answer.features.into_iter().filter_map(|feature| serde_json::from_value::<Feature>(feature).ok());
    Ok(features.filter_map(|feature| suggested(feature, is_french)).take(MOST_SUGGESTED).collect())
}

/// An address of which every part reads; a part that does not is left out.
fn suggested(Feature { properties: told, geometry }: Feature, is_french: bool) -> Option<SuggestedAddress> {
    let is_town = told.kind.as_deref() == Some("municipality");
    let country = match &told.postcode {
        Some(code) if is_french => Some(country_of_french_code(code)),
        _ => told.country_code.as_deref().and_then(|code| Country::parse(code).ok()),
    };
    let province = country.zip(told.state_code.as_deref());
    Some(SuggestedAddress {
        label: Text::parse(&told.label).ok()?,
        line1: told.name.filter(|_| !is_town).and_then(|name| Text::parse(&name).ok()),
        postal_code: told.postcode.and_then(|code| Text::parse(&code).ok()),
        city: told.city.and_then(|city| Text::parse(&city).ok()),
        province: province.and_then(|(country, code)| Province::parse(country, code).ok()),
        country,
        // The middle of a town is no address's place.
        position: position(&geometry).filter(|_| !is_town),
    })
}

fn position(geometry: &Value) -> Option<(Latitude, Longitude)> {
    let [east, north] = geometry.get("coordinates")?.as_array()?.get(..2)? else { return None };
    let degrees = |value: &Value| value.as_number().map(ToString::to_string);
    Some((Latitude::parse(&degrees(north)?).ok()?, Longitude::parse(&degrees(east)?).ok()?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_question_stands_in_the_address() {
        let url = |base: &str, text: &str| url(base, text).unwrap().to_string();
        assert_eq!(
            url("https://a.example/geocodage", "8 bd du Port & co"),
            "https://a.example/geocodage/search/?q=8+bd+du+Port+%26+co&limit=5&autocomplete=1"
        );
        assert_eq!(
            url("https://a.example", "été#?"),
            "https://a.example/search/?q=%C3%A9t%C3%A9%23%3F&limit=5&autocomplete=1"
        );
    }

    #[test]
    fn an_answer_is_read_and_what_is_strange_left_out() {
        let body = serde_json::json!({ "type": "FeatureCollection", "features": [
            { "type": "Feature", "geometry": null, "properties": {
                "label": "8 Boulevard du Port 80000 Amiens", "name": "8 Boulevard du Port", "type": "housenumber",
                "postcode": "80000", "city": "Amiens", "score": 0.9 } },
            { "properties": { "label": "Saint-Denis", "name": "Saint-Denis", "type": "municipality", "postcode": "97400", "city": "Saint-Denis" } },
            { "properties": { "name": "without a label" } },
            { "properties": { "label": "x".repeat(201) } },
            { "properties": { "label": "Long", "name": "y".repeat(201), "postcode": "a\nb", "city": "Ici" } },
            "nothing",
        ]});
        let found = read(body.to_string().as_bytes(), true).unwrap();
        let told: Vec<_> =
            found.iter().map(|one| (one.line1.as_ref().map(Text::as_str), one.country.map(Country::as_str))).collect();
        assert_eq!(told, [(Some("8 Boulevard du Port"), Some("FR")), (None, Some("RE")), (None, Some("FR"))]);
        assert_eq!(
            (found[0].postal_code.as_ref().map(Text::as_str), found[0].city.as_ref().map(Text::as_str)),
            (Some("80000"), Some("Amiens"))
        );
        assert_eq!(found[2].postal_code, None);
        for wrong in ["", "[]", "{}", r#"{"features":{}}"#, "<html>"] {
            assert!(read(wrong.as_bytes(), true).is_err(), "{wrong}");
        }
    }

    #[test]
    fn services_of_other_countries_say_where_it_is() {
        let body = serde_json::json!({ "features": [
            { "properties": { "label": "12 rue Émile", "name": "12 rue Émile", "postcode": "H2X 1Y4", "city": "Montréal", "countrycode": "CA", "state_code": "QC" } },
            { "properties": { "label": "Ailleurs", "countrycode": "??", "state_code": "QC" } },
            { "properties": { "label": "Rue", "postcode": "97400" } },
        ]});
        let found = read(body.to_string().as_bytes(), false).unwrap();
        let places: Vec<_> =
            found.iter().map(|one| (one.country.map(Country::as_str), one.province.map(Province::iso))).collect();
        assert_eq!(places, [(Some("CA"), Some("CA-QC".to_owned())), (None, None), (None, None)]);
    }

    #[test]
    fn where_it_is_comes_with_it_if_it_is_a_place_on_the_globe() {
        let feature = |kind: &str, geometry: Value| serde_json::json!({ "geometry": geometry, "properties": { "label": "Rue", "name": "Rue", "type": kind } });
        let point = serde_json::json!({ "type": "Point", "coordinates": [2.290_084, 49.897_442_31] });
        let body = serde_json::json!({ "features": [
            feature("housenumber", point.clone()),
            feature("municipality", point),
            feature("street", serde_json::json!({ "coordinates": [2.29, 149.9] })),
            feature("street", serde_json::json!({ "coordinates": ["2.29", 49.9] })),
            feature("street", serde_json::json!({ "coordinates": [2.29] })),
            feature("street", Value::Null),
        ]});
        let found = read(body.to_string().as_bytes(), true).unwrap();
        let places: Vec<_> =
            found.iter().map(|one| one.position.map(|(north, east)| format!("{north} {east}"))).collect();
        assert_eq!(places, [Some("49.897442 2.290084".to_owned()), None, None, None, None]);
    }

    #[test]
    fn no_more_are_read_than_are_offered() {
        let feature = serde_json::json!({ "properties": { "label": "Rue" } });
        let body = serde_json::json!({ "features": vec![feature; 50] });
        assert_eq!(read(body.to_string().as_bytes(), true).unwrap().len(), MOST_SUGGESTED);
    }
}
