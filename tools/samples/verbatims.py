"""Free comments, invented: no place, no person, nothing anyone has said."""

from __future__ import annotations

from samples.publics import ASSOCIATIONS, CITIZENS, COMPANIES, MAYORS

VERBATIMS: dict[str, tuple[str, ...]] = {
    CITIZENS: (
        "Il faudrait que les acteurs se parlent davantage.",
        "On voit des initiatives, mais elles restent peu connues.",
        "Les petites associations manquent surtout de temps.",
        "L'emploi des jeunes devrait passer avant tout.",
        "Les transports rendent tout plus compliqué ici.",
        "Je ne savais pas que de tels partenariats existaient.",
        "Les entreprises locales pourraient s'engager plus.",
        "Tout dépend des personnes qui portent les projets.",
    ),
    COMPANIES: (
        "Nous aimerions savoir à quelle association nous adresser.",
        "Le mécénat de compétences plaît beaucoup à nos salariés.",
        "Le cadre fiscal reste difficile à comprendre pour une petite structure.",
        "Un premier partenariat nous a ouvert de nouveaux marchés.",
        "Nous manquons de temps pour suivre un projet dans la durée.",
        "Un interlocuteur unique sur le territoire nous aiderait.",
        "L'insertion nous permet aussi de recruter.",
        "Il faut des résultats mesurables pour convaincre en interne.",
    ),
    ASSOCIATIONS: (
        "Les entreprises pensent d'abord au financement ; nous cherchons aussi des compétences.",
        "Construire ensemble prend du temps, mais cela change tout.",
        "Nous n'osons pas toujours frapper à la porte des entreprises.",
        "La commune a joué un rôle utile de mise en relation.",
        "Les appels à projets nous mettent parfois en concurrence.",
        "Un lieu commun de rencontre manque encore.",
        "Nos bénévoles aimeraient être formés au partenariat.",
        "Le partenariat a renforcé la reconnaissance de notre projet.",
    ),
    MAYORS: (
        "Les moyens d'une petite commune ne suffisent pas ; tout se joue à l'échelle "
        "intercommunale.",
        "Nous avons un club d'entreprises actif et des associations volontaires.",
        "Il manque une personne pour animer la démarche.",
        "La confiance s'est construite projet après projet.",
        "Nous découvrons encore le sujet.",
        "Le vieillissement nous oblige à travailler autrement.",
        "L'État pourrait mieux faire connaître ce qui marche ailleurs.",
        "Les élus doivent donner l'impulsion puis laisser faire.",
    ),
}
