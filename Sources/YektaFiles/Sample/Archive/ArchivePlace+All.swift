extension ArchivePlace {
    /// Towns and villages of England, the largest first.
    static let all: [ArchivePlace] = SampleFrequencies.words(
        """
        london|middlesex|w,westminster|middlesex|sw,southwark|surrey|se,stepney|middlesex|e
        islington|middlesex|n,bristol|gloucestershire|bs,norwich|norfolk|nr,york|yorkshire|yo
        exeter|devon|ex,liverpool|lancashire|l,manchester|lancashire|m,birmingham|warwickshire|b
        leeds|yorkshire|ls,bath|somerset|ba,oxford|oxfordshire|ox,cambridge|cambridgeshire|cb
        plymouth|devon|pl,newcastle|northumberland|ne,nottingham|nottinghamshire|ng
        hull|yorkshire|hu
        worcester|worcestershire|wr,canterbury|kent|ct,ipswich|suffolk|ip,chester|cheshire|ch
        shrewsbury|shropshire|sy,gloucester|gloucestershire|gl,salisbury|wiltshire|sp
        colchester|essex|co,coventry|warwickshire|cv,leicester|leicestershire|le,derby|derbyshire|de
        lincoln|lincolnshire|ln,hereford|herefordshire|hr,durham|durham|dh,carlisle|cumberland|ca
        portsmouth|hampshire|po,winchester|hampshire|so,reading|berkshire|rg
        northampton|northamptonshire|nn
        bedford|bedfordshire|mk,peterborough|northamptonshire|pe,preston|lancashire|pr
        bolton|lancashire|bl,bradford|yorkshire|bd,sheffield|yorkshire|s,halifax|yorkshire|hx
        stafford|staffordshire|st,wolverhampton|staffordshire|wv,truro|cornwall|tr
        penzance|cornwall|tr
        torquay|devon|tq,taunton|somerset|ta,dorchester|dorset|dt,brighton|sussex|bn,dover|kent|ct
        rochester|kent|me,maidstone|kent|me,guildford|surrey|gu,croydon|surrey|cr,kingston|surrey|kt
        windsor|berkshire|sl,harrow|middlesex|ha,ealing|middlesex|w,st albans|hertfordshire|al
        hertford|hertfordshire|sg,chelmsford|essex|cm,lancaster|lancashire|la,kendal|westmorland|la
        whitby|yorkshire|yo,scarborough|yorkshire|yo,ripon|yorkshire|hg,wakefield|yorkshire|wf
        doncaster|yorkshire|dn,grantham|lincolnshire|ng,boston|lincolnshire|pe
        king's lynn|norfolk|pe
        great yarmouth|norfolk|nr,bury st edmunds|suffolk|ip,ely|cambridgeshire|cb
        huntingdon|huntingdonshire|pe,aylesbury|buckinghamshire|hp,banbury|oxfordshire|ox
        stratford|warwickshire|cv,ludlow|shropshire|sy,monmouth|monmouthshire|np
        cheltenham|gloucestershire|gl
        stroud|gloucestershire|gl,wells|somerset|ba,bridgwater|somerset|ta,barnstaple|devon|ex
        tiverton|devon|ex,falmouth|cornwall|tr,lewes|sussex|bn,hastings|sussex|tn
        chichester|sussex|po
        southampton|hampshire|so,poole|dorset|bh,weymouth|dorset|dt,marlborough|wiltshire|sn
        swindon|wiltshire|sn,newbury|berkshire|rg,berwick|northumberland|td,hexham|northumberland|ne
        """
    ).compactMap { line in
        let parts = line.split(separator: "|").map(String.init)
        guard parts.count == 3 else { return nil }
        return ArchivePlace(name: parts[0], county: parts[1], area: parts[2])
    }
}
