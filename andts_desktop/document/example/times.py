"""When in the year the activities of the example's programme are done."""

TIMES = {
    "Samordnad tillsyn på serveringsställen": "löpande",
    "Kontrollköp av tobak, nikotinprodukter och folköl": "maj och oktober",
    "Kampanj mot langning inför valborg och skolavslutning": "inför valborg och skolavslutning",
    "Utbildning i ansvarsfull alkoholservering": "mars och september",
    "Krognätverk mot narkotika": "Q1 och Q3",
    "Gemensam lägesbild varje månad": "varje månad",
    "Stödgrupper för barn som anhöriga": "vår och höst",
    "Stöd till blivande föräldrar på familjecentralen": "löpande",
    "Rökfria lekplatser, idrottsplatser och hållplatser": "april–september",
    "Nikotinfri skoltid": "vårterminen och höstterminen",
    "Öppna mötesplatser på fredagar och lördagar": "september–maj",
    "Prova på-veckor med föreningarna": "februari och augusti",
    "ANDTS i undervisningen i årskurs 7–9": "höstterminen",
    "Unga berättar om nikotin och spel om pengar": "tertial 1",
    "Föräldramöten om alkohol, nikotin och spel i årskurs 6 och 8": "september och oktober",
    "Föräldraskapskurser på flera språk": "varje vår",
    "Chefsutbildning om riskbruk på arbetsplatsen": "november",
    "Genomgång av insatserna mot nationella riktlinjer": "Q4",
    "Uppsökande team i Centrum och Hamnen": "löpande",
    "Utbildning i att förebygga överdoser": "maj",
    "Utbildning i suicidprevention": "mars",
    "Nyktra utfarter i hamnen": "juni–augusti",
    "Anhöriggrupper för vuxna": "vid behov",
}
"""The plan's own words by the activity's title; the others have no time of their own."""
